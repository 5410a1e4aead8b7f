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
