package diag

import (
	"cmp"
	"slices"
)

// A Code names a rule for good: it stands in brackets behind every message, in the manual and in the severity
// settings of a site.
type Code string

// The codes, by what they are about.
const (
	FileUnknown   Code = "file-unknown"
	FileSymlink   Code = "file-symlink"
	FileTooLarge  Code = "file-too-large"
	FileEncoding  Code = "file-encoding"
	FileNUL       Code = "file-nul"
	NestingDeep   Code = "nesting-deep"
	SiteMissing   Code = "site-missing"
	IDInvalid     Code = "id-invalid"
	IDDuplicate   Code = "id-duplicate"
	IDReserved    Code = "id-reserved"
	AddressTaken  Code = "address-taken"
	AddressFormat Code = "address-invalid"

	FrontMissing Code = "front-matter-missing"
	FrontOpen    Code = "front-matter-open"
	FrontFormat  Code = "front-matter-format"
	YAMLSyntax   Code = "yaml-syntax"
	YAMLAlias    Code = "yaml-alias"
	TextColon    Code = "text-colon"
	TextCut      Code = "text-cut"
	KeyUnknown   Code = "key-unknown"
	KeyDuplicate Code = "key-duplicate"
	FieldMissing Code = "field-missing"
	FieldUnfit   Code = "field-unfit"
	ValueType    Code = "value-type"
	ValueUnknown Code = "value-unknown"
	ValueInvalid Code = "value-invalid"
	DateInvalid  Code = "date-invalid"
	DateOrder    Code = "date-order"

	ReferenceUnknown   Code = "reference-unknown"
	ReferenceAmbiguous Code = "reference-ambiguous"
	ReferenceReveals   Code = "reference-reveals"
	ReferenceCircle    Code = "reference-circle"
	ReferenceHidden    Code = "reference-hidden"
	LinkBroken         Code = "link-broken"
	LinkRefused        Code = "link-refused"
	FragmentMissing    Code = "fragment-missing"
	MediaMissing       Code = "media-missing"
	MediaBroken        Code = "media-broken"
	AltMissing         Code = "alt-missing"
	RawHTML            Code = "raw-html"
	FootnoteUnused     Code = "footnote-unused"
	FootnoteUnknown    Code = "footnote-unknown"
	TableCell          Code = "table-cell"

	QuoteInvalid Code = "quote-invalid"
	QuoteRunsOn  Code = "quote-runs-on"
	QuoteEdited  Code = "quote-edited"
	// QuoteChanged, QuoteAmbiguous and QuoteNotFound: the passage stands nowhere for sure, so the note is listed without one.
	QuoteChanged   Code = "quote-changed"
	QuoteAmbiguous Code = "quote-ambiguous"
	QuoteNotFound  Code = "quote-not-found"

	NameShared        Code = "name-shared"
	NameTooShort      Code = "name-too-short"
	NameUntidy        Code = "name-untidy"
	NameAmbiguous     Code = "name-ambiguous"
	NameMisspelt      Code = "name-misspelt"
	NameNotIntroduced Code = "name-not-introduced"
	NameMetonym       Code = "name-metonym"
	NameInWord        Code = "name-in-word"
	OverrideUnused    Code = "override-unused"
	OverrideUnsafe    Code = "override-unsafe"

	WordsNotFound            Code = "words-not-found"
	LikelihoodForeign        Code = "likelihood-foreign"
	LikelihoodMixed          Code = "likelihood-mixed"
	LikelihoodWithConfidence Code = "likelihood-with-confidence"
	RoleNotHeld              Code = "role-not-held"
	AnswersNothing           Code = "answers-nothing"
	AnswerVoid               Code = "answer-void"
	ClaimUnanswered          Code = "claim-unanswered"
	OutcomeDue               Code = "outcome-due"

	EntityUnnamed   Code = "entity-unnamed"
	ReviewDue       Code = "review-due"
	RoleShared      Code = "role-shared"
	TemplateUnknown Code = "template-unknown"
	TemplateBroken  Code = "template-broken"
)

// A Rule is a code, its level in a check and in a build, and whether a site may set its own.
type Rule struct {
	Code         Code
	Check, Build Level
	Fixed        bool
}

// rules is sorted by code. A check is the gate for pull requests; a build stops only where a page could not be right.
var rules = sorted([]Rule{
	fixed(FileUnknown), fixed(FileSymlink), fixed(FileTooLarge), fixed(FileEncoding), fixed(FileNUL),
	fixed(NestingDeep), fixed(SiteMissing), fixed(IDInvalid), fixed(IDDuplicate), fixed(IDReserved),
	fixed(AddressTaken), fixed(AddressFormat),
	fixed(FrontMissing), fixed(FrontOpen), fixed(FrontFormat), fixed(YAMLSyntax), fixed(YAMLAlias),
	fixed(TextColon), fixed(TextCut), fixed(KeyUnknown), fixed(KeyDuplicate), fixed(FieldMissing),
	fixed(FieldUnfit), fixed(ValueType), fixed(ValueUnknown), fixed(ValueInvalid), fixed(DateInvalid), fixed(DateOrder),
	fixed(ReferenceUnknown), fixed(ReferenceAmbiguous), fixed(ReferenceReveals), fixed(ReferenceCircle),
	fixed(QuoteInvalid), fixed(QuoteRunsOn), fixed(TemplateBroken),
	{LinkBroken, Error, Warning, false},
	{LinkRefused, Error, Warning, false},
	{FragmentMissing, Error, Warning, false},
	{MediaMissing, Error, Warning, false},
	{MediaBroken, Error, Warning, false},
	{QuoteChanged, Error, Warning, false},
	{QuoteAmbiguous, Error, Warning, false},
	{QuoteNotFound, Error, Warning, false},
	{OverrideUnused, Error, Warning, false},
	{OverrideUnsafe, Error, Warning, false},
	{QuoteEdited, Warning, Warning, false},
	{NameShared, Warning, Warning, false},
	{NameTooShort, Warning, Warning, false},
	{NameUntidy, Warning, Warning, false},
	{NameAmbiguous, Warning, Warning, false},
	{NameMisspelt, Warning, Warning, false},
	{NameNotIntroduced, Info, Off, false},
	{NameMetonym, Info, Off, false},
	{NameInWord, Info, Off, false},
	{ReferenceHidden, Warning, Warning, false},
	{AltMissing, Warning, Warning, false},
	{RawHTML, Warning, Warning, false},
	{FootnoteUnused, Warning, Warning, false},
	{FootnoteUnknown, Warning, Warning, false},
	{TableCell, Warning, Warning, false},
	{WordsNotFound, Error, Warning, false},
	{LikelihoodForeign, Warning, Warning, false},
	{LikelihoodMixed, Warning, Warning, false},
	{LikelihoodWithConfidence, Warning, Warning, false},
	{RoleNotHeld, Warning, Warning, false},
	{AnswersNothing, Warning, Warning, false},
	{AnswerVoid, Warning, Warning, false},
	{ClaimUnanswered, Info, Off, false},
	{OutcomeDue, Warning, Warning, false},
	{EntityUnnamed, Info, Off, false},
	{ReviewDue, Warning, Warning, false},
	{RoleShared, Warning, Warning, false},
	{TemplateUnknown, Warning, Warning, false},
})

// fixed is a rule that stops check and build alike and that no site can lower.
func fixed(code Code) Rule { return Rule{code, Error, Error, true} }

func sorted(rules []Rule) []Rule {
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(a.Code, b.Code) })
	return rules
}

// Rules returns every rule, sorted by code.
func Rules() []Rule { return slices.Clone(rules) }

// RuleOf returns the rule of a code.
func RuleOf(code Code) (Rule, bool) {
	i, found := slices.BinarySearchFunc(rules, code, func(r Rule, code Code) int { return cmp.Compare(r.Code, code) })
	if !found {
		return Rule{}, false
	}
	return rules[i], true
}
