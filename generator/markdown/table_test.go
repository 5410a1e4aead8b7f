package markdown

import (
	"strings"
	"testing"
)

func TestBarInTheAddressOfACell(t *testing.T) {
	const body = "|x|\n|-|\n|<http://a.example/b\\|c>|\n\n<http://a.example/b\\|c>\n"
	b := finished(body)
	for _, want := range []string{`<td><a href="http://a.example/b%7Cc">http://a.example/b|c</a></td>`, `<p><a href="http://a.example/b%5C%7Cc">http://a.example/b\|c</a></p>`} {
		if !strings.Contains(b.HTML, want) {
			t.Errorf("%s lacks %s", b.HTML, want)
		}
	}
	if got := written(t, b, body, "b|c"); got != `b\|c` {
		t.Errorf("the bar was written %q", got)
	}
}

func TestCellsBeyondTheHeadAreReported(t *testing.T) {
	const head = "| a | b |\n|---|---|\n"
	for _, x := range []struct{ row, want string }{
		{"| c | d |", ""}, {"c|d", ""}, {"| c |", ""}, {"| c | d | |", ""}, {"| c | d | | ", ""}, {`| c | d\|e |`, ""},
		{"| c | d | e |", "e: CellBeyond e"},
		{"c|d|e", "e: CellBeyond e"},
		{"| c | | e | f |", "e | f: CellBeyond e | f"},
		{"| [[x|y]] | z |", "z: CellBeyond z"},
	} {
		if got := problems(parsed(head+x.row, Options{})); got != x.want {
			t.Errorf("%s: %s", x.row, got)
		}
		if got := problems(parsed("> "+strings.ReplaceAll(head, "\n", "\n> ")+x.row, Options{})); got != x.want {
			t.Errorf("quoted, %s: %s", x.row, got)
		}
	}
}
