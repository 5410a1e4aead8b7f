package edtf_test

import (
	"fmt"

	"gloss/generator/edtf"
)

func ExampleParse() {
	for _, s := range []string{"2024-10~", "2024-06/..", "3/10/2024", "2023-02-29"} {
		d, err := edtf.Parse(s)
		if err != nil {
			fmt.Printf("%s is no date: %v\n", s, err)
			continue
		}
		fmt.Printf("%s is from %s to %s\n", d, d.Earliest(), d.Latest())
	}
	// Output:
	// 2024-10~ is from 2024-10-01 to 2024-10-31
	// 2024-06/.. is from 2024-06-01 to ..
	// 3/10/2024 is no date: write 2024-10-03, the year first (or 2024-03-10, if the month came first)
	// 2023-02-29 is no date: February 2023 has 28 days
}

func ExampleHeld() {
	var still edtf.Date
	on, _ := edtf.Parse("2024-10-08")
	for _, s := range []string{"2024-09", "2024-10", "2024-11"} {
		since, _ := edtf.Parse(s)
		fmt.Printf("since %s: %v\n", s, edtf.Held(since, still, on))
	}
	// Output:
	// since 2024-09: yes
	// since 2024-10: possibly
	// since 2024-11: no
}
