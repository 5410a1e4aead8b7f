package content

import (
	"fmt"
	"math"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"gloss/generator/diag"
	"gloss/generator/edtf"
)

func (t *Text) read(d *decoder, n *yaml.Node, _ field) {
	if text, ok := d.scalar(n, "a text"); ok {
		*t = text
		d.reportCut(n)
	}
}

// reportCut reports a text that goes on behind a “ #”, where YAML begins a comment.
func (d *decoder) reportCut(n *yaml.Node) {
	if cut := d.cutOff(n); !cut.IsZero() {
		d.report(diag.TextCut, cut, "YAML takes what follows “ #” for a comment: put the whole text in quotes, or the comment on a line of its own")
	}
}

func (r *Ref) read(d *decoder, n *yaml.Node, _ field) {
	if text, ok := d.scalar(n, "an id"); ok {
		r.Text = Text{Value: norm.NFC.String(text.Value), At: text.At}
	}
}

func (t *Term) read(d *decoder, n *yaml.Node, f field) {
	text, ok := d.scalar(n, "one word of a fixed list")
	if !ok {
		return
	}
	if f.terms == nil || d.isTerm(text, f.terms) {
		t.Text = text
	}
}

// isTerm reports whether a text is one of the terms, and reports it as a mistake where it is none.
func (d *decoder) isTerm(text Text, terms []string) bool {
	problem, known := notTerm(text, terms)
	if !known {
		d.problems = append(d.problems, problem)
	}
	return known
}

func notTerm(text Text, terms []string) (problem diag.Diagnostic, known bool) {
	for _, term := range terms {
		if term == text.Value {
			return diag.Diagnostic{}, true
		}
	}
	message := fmt.Sprintf("“%s” is not known here", text.Value)
	if near := diag.Nearest(text.Value, terms); near != "" {
		message += fmt.Sprintf(": did you mean “%s”?", near)
	}
	return diag.Diagnostic{
		Code: diag.ValueUnknown, At: text.At, Message: message,
		Notes: wordsOf(terms),
	}, false
}

// wordsOf lists the words of a fixed list to choose from; nothing where there is none.
func wordsOf(terms []string) []diag.Note {
	if len(terms) == 0 {
		return nil
	}
	return []diag.Note{{Message: "the words are " + strings.Join(terms, ", ")}}
}

func (b *Bool) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "true or false")
	if !ok {
		return
	}
	plain := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	if !plain || text.Value != "true" && text.Value != "false" {
		d.report(diag.ValueType, text.At, "%s is neither true nor false: write one of the two, without quotes", text.At.Text())
		return
	}
	*b = Bool{Value: text.Value == "true", At: text.At}
}

func (c *Count) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a whole number")
	if !ok {
		return
	}
	value, err := strconv.ParseUint(text.Value, 10, 31)
	if err != nil {
		d.report(diag.ValueType, text.At, "a whole number is wanted here, not “%s”", text.Value)
		return
	}
	*c = Count{Value: int(value), Set: true, At: text.At}
}

func (x *Number) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a number")
	if !ok {
		return
	}
	value, err := strconv.ParseFloat(text.Value, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		d.report(diag.ValueType, text.At, "a number of degrees is wanted here, such as 48.0159, not “%s”", text.Value)
		return
	}
	*x = Number{Value: value, At: text.At}
}

func (l *Location) read(d *decoder, n *yaml.Node, f field) {
	d.part(n, reflect.ValueOf(l).Elem(), f.part)
	for _, x := range []struct {
		Number
		most float64
	}{{l.Lat, 90}, {l.Lon, 180}} {
		if x.Value > x.most || x.Value < -x.most {
			d.report(diag.ValueInvalid, x.At, "there are no %v degrees: lat goes from -90 to 90, lon from -180 to 180", x.Value)
		}
	}
}

func (r *Role) read(d *decoder, n *yaml.Node, f field) {
	d.part(n, reflect.ValueOf(r).Elem(), f.part)
	d.checkOrder(r.Since, r.Until)
}

func (r *Relation) read(d *decoder, n *yaml.Node, f field) {
	d.part(n, reflect.ValueOf(r).Elem(), f.part)
	d.checkOrder(r.Since, r.Until)
}

// checkOrder reports an end that comes before its start, however the two are read.
func (d *decoder) checkOrder(since, until Date) {
	if since.IsZero() || until.IsZero() || since.Earliest().Compare(until.Latest()) <= 0 {
		return
	}
	problem := d.report(diag.DateOrder, until.At, "“until” (%s) is before “since” (%s): correct one of the two", until, since)
	problem.Notes = []diag.Note{{At: since.At, Message: "it begins here"}}
}

func (x *Date) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a date")
	if !ok {
		return
	}
	date, err := edtf.Parse(text.Value)
	if err != nil {
		d.report(diag.DateInvalid, text.At, "“%s” is no date: %v", text.Value, err)
		return
	}
	*x = Date{Date: date, At: text.At}
}

func (m *Moment) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a date")
	if !ok {
		return
	}
	moment, err := ParseMoment(text.Value)
	if err != nil {
		d.report(diag.DateInvalid, text.At, "“%s” is no date: %v", text.Value, err)
		return
	}
	moment.At = text.At
	*m = moment
}

func (u *URL) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a web address")
	if !ok {
		return
	}
	if !isWebAddress(text.Value) {
		d.report(diag.ValueInvalid, text.At, "“%s” is no web address: write it whole, with https:// before it", text.Value)
		return
	}
	u.Text = text
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && !strings.ContainsAny(s, " \t\n\"<>\\")
}

func (l *Language) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a language")
	if !ok {
		return
	}
	tag, err := language.Parse(text.Value)
	if err != nil || tag == language.Und {
		d.report(diag.ValueInvalid, text.At, "“%s” is no language tag: write one such as en, ko or zh-Hant", text.Value)
		return
	}
	l.Text = Text{Value: tag.String(), At: text.At}
}

func (z *Zone) read(d *decoder, n *yaml.Node, _ field) {
	text, ok := d.scalar(n, "a time zone")
	if !ok {
		return
	}
	if _, err := time.LoadLocation(text.Value); err != nil || text.Value == "Local" {
		d.report(diag.ValueInvalid, text.At, "“%s” is no time zone: write one such as Europe/London or UTC", text.Value)
		return
	}
	z.Text = text
}

func (p *Party) read(d *decoder, n *yaml.Node, f field) {
	p.At = d.at(n)
	if n.Kind != yaml.MappingNode {
		p.Entity.read(d, n, f)
		return
	}
	d.mapping(n, reflect.ValueOf(p).Elem(), f.part, p.At)
}

func (s *Source) read(d *decoder, n *yaml.Node, f field) {
	s.At = d.at(n)
	if n.Kind == yaml.ScalarNode {
		s.URL.read(d, n, f)
		return
	}
	if n.Kind != yaml.MappingNode {
		d.report(diag.ValueType, s.At, "one source is wanted here: a web address or {name: …, url: …}")
		return
	}
	before := len(d.problems)
	d.mapping(n, reflect.ValueOf(s).Elem(), f.part, s.At)
	if s.IsZero() && len(d.problems) == before {
		d.report(diag.FieldMissing, s.At, "a source needs a name or a url")
	}
}

func (a *Alias) read(d *decoder, n *yaml.Node, f field) {
	a.At = d.at(n)
	if n.Kind != yaml.MappingNode {
		a.Text.read(d, n, f)
		return
	}
	d.mapping(n, reflect.ValueOf(a).Elem(), f.part, a.At)
	d.checkOrder(a.Since, a.Until)
}

func (x *Extra) read(d *decoder, n *yaml.Node, _ field) {
	value, ok := plainValue(n).(map[string]any)
	if !ok {
		d.report(diag.ValueType, d.at(n), "here stand the site's own fields: {key: value}")
		return
	}
	d.checkStray(n)
	*x = value
}

// checkStray reports a draft or publish that came under extra by its indentation, where it would hide nothing. Between
// braces it is meant.
func (d *decoder) checkStray(n *yaml.Node) {
	for i := 0; i < len(n.Content) && n.Style&yaml.FlowStyle == 0; i += 2 {
		if key := n.Content[i]; key.Value == "draft" || key.Value == "publish" {
			d.report(diag.KeyUnknown, d.at(key), "within “extra” a field “%s” hides nothing: write it at the start of its line, or call it otherwise", key.Value)
		}
	}
}

// plainValue is a node as texts, lists and maps.
func plainValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = plainValue(item)
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plainValue(n.Content[i+1])
		}
		return m
	}
	return n.Value
}

// The lists that are written as a mapping, one entry a line.

func (l *NativeName) readPair(d *decoder, key, value *yaml.Node, f field) {
	l.Language.read(d, key, f)
	l.Name.read(d, value, f)
}

func (c *NameChoice) readPair(d *decoder, key, value *yaml.Node, f field) {
	c.Name.read(d, key, f)
	if value.Kind == yaml.ScalarNode && value.Style == 0 && value.Value == "false" {
		c.None = true
		return
	}
	c.Entity.read(d, value, f)
}

func (i *Inverse) readPair(d *decoder, key, value *yaml.Node, f field) {
	i.Type.read(d, key, f)
	i.Inverse.read(d, value, f)
}

func (s *Severity) readPair(d *decoder, key, value *yaml.Node, _ field) {
	s.Level.read(d, value, field{terms: vocabularies["severity"]})
	text, _ := d.scalar(key, "a code")
	rule, known := diag.RuleOf(diag.Code(text.Value))
	switch {
	case !known:
		d.isTerm(text, ruleCodes())
	case rule.Fixed && s.Level.Value != "error" && !s.Level.IsZero():
		d.report(diag.ValueInvalid, d.at(value), "“%s” is always an error: a page could not be right", text.Value)
	}
	s.Code = text
}

// ruleCodes are the codes whose level a site may set.
func ruleCodes() (codes []string) {
	for _, r := range diag.Rules() {
		if !r.Fixed {
			codes = append(codes, string(r.Code))
		}
	}
	return codes
}

func (k *KindRule) readPair(d *decoder, key, value *yaml.Node, _ field) {
	k.ID.read(d, key, field{})
	if problem := invalidID(k.ID.Value); problem != "" {
		d.report(diag.IDInvalid, k.ID.At, "%s", problem)
	}
	if slices.Contains(vocabularies["entity kind"], k.ID.Value) {
		d.report(diag.IDDuplicate, k.ID.At, "“%s” is a kind already: give this one another id", k.ID.Value)
	}
	if value.Kind != yaml.MappingNode {
		d.report(diag.ValueType, d.at(value), "here stand fields of their own: {one: …, many: …, like: …}")
		return
	}
	d.mapping(value, reflect.ValueOf(k).Elem(), kindRuleShape, d.at(value))
}
