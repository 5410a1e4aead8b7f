package mention

import (
	"unicode"
	"unicode/utf8"
)

// An opening says for each two characters of ASCII whether a name may begin with them. Most words begin with a small
// letter and most names with a capital, so that few words need be looked up.
type opening [utf8.RuneSelf][2]uint64

func newOpening(forms []form, keys *array, formsAt []int32) *opening {
	var o opening
	for i := range keys.len() {
		key := keys.key(i)
		if key[0] >= utf8.RuneSelf {
			continue
		}
		for _, f := range forms[formsAt[i]:formsAt[i+1]] {
			o.add(&f, key)
		}
	}
	return &o
}

// add takes in a form of a key.
func (o *opening) add(f *form, key string) {
	small, capital := key[0], byte(unicode.ToUpper(rune(key[0])))
	written := f.key[0]
	either := f.manner.rule == anyCase || written >= utf8.RuneSelf
	if either || written == small || f.lowers || f.article {
		o.addWritten(small, key)
	}
	if either || written == capital || f.manner.rule == smart {
		o.addWritten(capital, key)
	}
}

// addWritten takes in a key that begins with a character as written.
func (o *opening) addWritten(first byte, key string) {
	switch {
	case len(key) == 1:
		o[first] = [2]uint64{^uint64(0), ^uint64(0)}
	case key[1] < utf8.RuneSelf:
		for _, second := range []rune{rune(key[1]), unicode.ToUpper(rune(key[1]))} {
			o[first][second/64] |= 1 << (second % 64)
		}
	}
}

// allows reports whether a name may begin where a stretch of K begins.
func (o *opening) allows(k string) bool {
	return len(k) < 2 || k[0]|k[1] >= utf8.RuneSelf || o[k[0]][k[1]/64]>>(k[1]%64)&1 != 0
}
