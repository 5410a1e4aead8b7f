package edtf

// A SyntaxError says what is wrong with a text that should be a date.
type SyntaxError struct {
	// At is the smallest part of the text that must change.
	At Span
	// Message is in a writer's words, in English, and fits behind "no date: ".
	Message string
}

// A Span is the bytes of a text from Start to before End. It is empty where something is missing.
type Span struct{ Start, End int }

func (e *SyntaxError) Error() string { return e.Message }
