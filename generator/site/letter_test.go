package site_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestNamesStandByLetter(t *testing.T) {
	names := []string{
		"Åland", "Aden", "apple", "Zagreb", "Élysée", "1718 Committee", "“Lancet”", "Санкт-Петербург", "Ядро", "김용현", "강원도",
		"까치", "평양", "が行", "アジア", "北京", "東京", "العربية", "½ share",
	}
	for _, row := range []struct{ language, want string }{
		{"en", "-: “Lancet”, ½ share | 0–9: 1718 Committee | A: Aden, Åland, apple | E: Élysée | Z: Zagreb | С: Санкт-Петербург | Я: Ядро | ا: العربية | " +
			"ㄱ: 강원도, 김용현, 까치 | ㅍ: 평양 | あ: アジア | か: が行 | 漢: 北京, 東京"},
		{"sv", "-: “Lancet”, ½ share | 0–9: 1718 Committee | A: Aden, apple | E: Élysée | Z: Zagreb | Å: Åland | С: Санкт-Петербург | Я: Ядро | ا: العربية | " +
			"ㄱ: 강원도, 김용현, 까치 | ㅍ: 평양 | あ: アジア | か: が行 | 漢: 北京, 東京"},
	} {
		f := files{"site.md": strings.Replace(settings, "language: en", "language: "+row.language, 1) + "---\n"}
		for i, name := range names {
			f[fmt.Sprintf("entities/e%d.md", i)] = "name: " + name + "\nkind: concept\n---\n"
		}
		s, _ := link(t, f)
		var got []string
		for i, section := range s.Lists.Entities[0].Sections {
			var titles []string
			for _, e := range section.Entities {
				titles = append(titles, e.Title)
			}
			letter := s.Lists.Letters[i]
			if letter.Text != section.Letter || letter.Address != "/entities/" {
				t.Errorf("the letter %d is %v", i, letter)
			}
			if letter.Text == "" {
				letter.Text = "-"
			}
			got = append(got, letter.Text+": "+strings.Join(titles, ", "))
		}
		if strings.Join(got, " | ") != row.want {
			t.Errorf("in %s\n%s\nnot\n%s", row.language, strings.Join(got, " | "), row.want)
		}
	}
}

// TestLettersLeadToTheFirstPageThatHasThem has so many names that they take three pages.
func TestLettersLeadToTheFirstPageThatHasThem(t *testing.T) {
	f := files{}
	for i := range 450 {
		f[fmt.Sprintf("entities/e%d.md", i)] = fmt.Sprintf("name: %c name %d\nkind: concept\n---\n", 'A'+i/150, i)
	}
	s, _ := link(t, f)
	var got []string
	for _, l := range s.Lists.Letters {
		got = append(got, l.Text+l.Address)
	}
	if want := "A/entities/ B/entities/ C/entities/2/"; strings.Join(got, " ") != want {
		t.Errorf("the letters are %v, not %s", got, want)
	}
}
