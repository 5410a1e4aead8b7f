package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gloss/generator/text"
)

// namesAt returns the names of a key that a stretch of K is, and leaves their forms in s.forms. There are no names but
// forms where the stretch is ignored.
func (s *search) namesAt(at text.Range, key int) []Reading {
	s.forms = s.forms[:0]
	var names []Reading
	for i := s.f.formsAt[key]; i < s.f.formsAt[key+1]; i++ {
		form := &s.f.forms[i]
		spelt := s.spellingAt(at, form)
		if spelt == wrong || form.manner.person && s.hyphenatedAround(at) || s.isExcepted(at, form) {
			continue
		}
		s.forms = append(s.forms, form)
		readings := s.f.names[form.from:form.to:form.to]
		if spelt != asWritten {
			readings = s.f.varied[form.from:form.to:form.to]
		}
		names = merge(names, readings)
	}
	if slices.ContainsFunc(s.forms, func(f *form) bool { return f.manner.ignored }) {
		return nil
	}
	return names
}

// merge returns the readings of two lists, each name once: as written if one of them says so. It changes neither.
func merge(a, b []Reading) []Reading {
	if len(a) == 0 {
		return b
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(a, b Reading) int {
		if a.Name == b.Name && a.AsWritten != b.AsWritten {
			if a.AsWritten {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return slices.CompactFunc(all, func(a, b Reading) bool { return a.Name == b.Name })
}

// spellingAt says how a stretch of K that is equal to a form without case spells it, its block considered.
func (s *search) spellingAt(at text.Range, f *form) spelling {
	spelt := f.spelling(at.In(s.k))
	switch {
	case spelt == shouted && !s.inCapitals(), spelt == asWritten && f.manner.rule == acronym && s.inCapitals():
		return wrong
	}
	return spelt
}

func (s *search) hyphenatedAround(at text.Range) bool {
	return s.hyphenated(s.text, at.Start-1) || s.hyphenated(s.text, at.End)
}

// isExcepted reports whether a text stands directly before or after a stretch of K, or a space between, that makes a
// form no name there.
func (s *search) isExcepted(at text.Range, f *form) bool {
	if f.manner.unless == nobody {
		return false
	}
	c := s.f.unless[f.manner.unless]
	before, after := s.k[s.block.Start:at.Start], s.k[at.End:s.block.End]
	return slices.ContainsFunc(c.before, func(key string) bool {
		return beginsWith(after, key) || beginsWith(strings.TrimPrefix(after, " "), key)
	}) || slices.ContainsFunc(c.after, func(key string) bool {
		return endsWith(before, key) || endsWith(strings.TrimSuffix(before, " "), key)
	})
}

// beginsWith reports whether the key of a stretch of K begins with a key.
func beginsWith(s, key string) bool {
	for _, r := range s {
		if key == "" {
			break
		}
		if r = evenArabic(r); r == dropped {
			continue
		}
		want, size := utf8.DecodeRuneInString(key)
		if r != want {
			return false
		}
		key = key[size:]
	}
	return key == ""
}

// endsWith reports whether the key of a stretch of K ends with a key.
func endsWith(s, key string) bool {
	for key != "" && s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
		if r = evenArabic(r); r == dropped {
			continue
		}
		want, size := utf8.DecodeLastRuneInString(key)
		if r != want {
			return false
		}
		key = key[:len(key)-size]
	}
	return key == ""
}
