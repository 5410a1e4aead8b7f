package diag

// A Shown is a finding, or a note to one, as it is shown on a page.
type Shown struct {
	Code    Code   `json:"code,omitempty"`
	Level   string `json:"level,omitempty"`
	Message string `json:"message"`
	// Path is empty for an advice, which has no place. Line and Column are from 1, the column in code points.
	Path   string `json:"path,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	// Before, Marked and After are the line of a finding's place, cut short where it is long; Marked is what is meant.
	Before string  `json:"before,omitempty"`
	Marked string  `json:"marked,omitempty"`
	After  string  `json:"after,omitempty"`
	Notes  []Shown `json:"notes,omitempty"`
}

// Shown returns the findings as they are shown on a page, the first so many of them.
func (r *Report) Shown(most int) []Shown {
	list := []Shown{}
	for _, f := range r.Findings[:min(len(r.Findings), most)] {
		s := f.place.shown(f.Message)
		s.Code, s.Level = f.Code, f.Level.String()
		line, from, to := f.place.line()
		s.Before, s.Marked, s.After = Printable(string(line[:from])), Printable(string(line[from:to])), Printable(string(line[to:]))
		for i, n := range f.Notes {
			s.Notes = append(s.Notes, f.notes[i].shown(n.Message))
		}
		list = append(list, s)
	}
	return list
}

func (s seen) shown(message string) Shown {
	return Shown{Message: Printable(message), Path: s.path, Line: s.from.Line, Column: s.from.Column}
}
