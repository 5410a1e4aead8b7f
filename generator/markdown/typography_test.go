package markdown

import (
	"strings"
	"testing"
)

func TestTypography(t *testing.T) {
	for _, x := range []struct{ typed, set string }{
		{`"'nested'" '"nested"'`, "“‘nested’” ‘“nested”’"},
		{`'the deal' and 'no end'`, "‘the deal’ and ‘no end’"},
		{`"'(a)' b" "of 21""`, "“‘(a)’ b” “of 21\"”"},
		{`"He said 'no' twice," they say`, "“He said ‘no’ twice,” they say"},
		{`'He said "no"'`, "‘He said “no”’"},
		{`("a") ["b"] --"c"-- "d"--e "f"-"g"`, "(“a”) [“b”] –“c”– “d”–e “f”-“g”"},
		{`"Is it?" "No!" "So..."`, "“Is it?” “No!” “So…”"},
		{`"마크다운"을 '북한'은 "A사"와`, "“마크다운”을 ‘북한’은 “A사”와"},
		{`他说"好"了，'不'行。"对。"他`, "他说“好”了，‘不’行。“对。”他"},
		{`«"А" и 'Б'»`, "«“А” и ‘Б’»"},
		{`Kim's the Smiths' don't '90s '80s. 'tis 'twas 'em rock 'n' roll`, "Kim’s the Smiths’ don’t ’90s ’80s. ’tis ’twas ’em rock ’n’ roll"},
		{`5" and 6' and 6'2" and 12"x9" צה"ל a " b ' c`, `5" and 6' and 6'2" and 12"x9" צה"ל a " b ' c`},
		{`"नमस्ते" 'ไทย'`, "“नमस्ते” ‘ไทย’"},
		{`a -- b --- c ... <<d>> e-f`, "a – b — c … «d» e-f"},
		{`\"a\" \'b\' \-- &quot;c&quot;`, `"a" 'b' -- "c"`},
		{`*"a"* "*b*" **'c'** "[d](e)"을 "[[f]]"`, "“a” “b” ‘c’ “d”을 “f”"},
		{"`--` \"`g`\" `'h'`", "-- “g” 'h'"},
		{"> \"over\n> lines\" 'and\n> more'", "“over\nlines” ‘and\nmore’"},
		{"\"first\n\n\"second\"\n\na 5\" pipe", "“first\n“second”\na 5\" pipe"},
	} {
		if got := strings.Trim(finished(x.typed).Text.P, "\n"); got != x.set {
			t.Errorf("%s\n got %s\nwant %s", x.typed, got, x.set)
		}
	}
}
