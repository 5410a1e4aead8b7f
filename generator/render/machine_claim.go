package render

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gloss/generator/site"
)

// machineClaims is claims/index.json: all claims and judgements, the newest first.
type machineClaims struct {
	Gloss  int            `json:"gloss"`
	Claims []machineClaim `json:"claims"`
	Next   string         `json:"next,omitempty"`
}

// A machineClaim is a claim or a judgement. By are those who make a claim, each an entity's id or, for one who has no
// page, a text; Via likewise. Said is EDTF as written, or else the day of the article; of a judgement, its own day or the
// article's. Source is the address of the claim's own source or, where it has none, its name.
type machineClaim struct {
	Ref        string   `json:"ref"`
	URL        string   `json:"url"`
	Article    string   `json:"article"`
	Kind       string   `json:"kind"`
	By         []string `json:"by"`
	Stance     string   `json:"stance,omitempty"`
	That       string   `json:"that"`
	Words      string   `json:"words,omitempty"`
	Said       string   `json:"said"`
	About      []string `json:"about"`
	RespondsTo []string `json:"respondsTo"`
	Repeats    string   `json:"repeats,omitempty"`
	State      string   `json:"state"`
	Likelihood string   `json:"likelihood,omitempty"`
	Yardstick  string   `json:"yardstick,omitempty"`
	Confidence string   `json:"confidence,omitempty"`
	As         string   `json:"as,omitempty"`
	Via        []string `json:"via,omitempty"`
	Until      string   `json:"until,omitempty"`
	Outcome    string   `json:"outcome,omitempty"`
	Source     string   `json:"source,omitempty"`
	// Of are those whom the speakers without a page belong to; SaidFrom is "article" where the day is the article's.
	Of               []string `json:"of,omitempty"`
	SaidFrom         string   `json:"saidFrom,omitempty"`
	Original         string   `json:"original,omitempty"`
	OriginalLanguage string   `json:"originalLanguage,omitempty"`
	OutcomeDate      string   `json:"outcomeDate,omitempty"`
}

// claimFiles are the data of all claims and judgements, and their table.
func (r *renderer) claimFiles(s *scratch) ([]file, error) {
	claims := each(r.site.Claims, r.machineClaim)
	files, err := r.parts(s, r.site.At("/claims/index.json"), len(claims), func(p part) any {
		return machineClaims{machineFormat, cut(claims, p), p.next}
	})
	if err != nil {
		return nil, err
	}
	table, err := claimTable(claims)
	return append(files, file{r.site.OutputPath(r.site.At("/claims/claims.csv")), table}), err
}

func (r *renderer) machineClaim(n *site.Note) machineClaim {
	own := n.Source
	view := machineClaim{
		Ref: n.Ref(), URL: place(n.Article.Address, "note-"+n.ID), Article: n.Article.ID, Kind: own.Kind.Value,
		By: each(n.By, partyName), Stance: own.Stance.Value, That: own.That.Value, Words: own.Words.Value,
		About: entityIDs(n.About), RespondsTo: each(n.RespondsTo, (*site.Note).Ref), State: n.Standing.String(),
		Likelihood: own.Likelihood.Value, Confidence: own.Confidence.Value, Until: own.Until.String(),
		As: own.As.Value, Via: each(n.Via, partyName), Source: cmp.Or(own.Source.URL.Value, own.Source.Name.Value),
	}
	if own.Outcome != nil {
		view.Outcome, view.OutcomeDate = own.Outcome.Was.Value, own.Outcome.Date.String()
	}
	if own.Original != nil {
		view.Original, view.OriginalLanguage = own.Original.Text.Value, own.Original.Language.Value
	}
	for _, by := range n.By {
		if by.Of != nil && !slices.Contains(view.Of, by.Of.ID) {
			view.Of = append(view.Of, by.Of.ID)
		}
	}
	if n.Repeats != nil {
		view.Repeats = n.Repeats.Ref()
	}
	if n.IsClaim() {
		view.Said = n.Said().String()
		if own.Said.IsZero() {
			view.SaidFrom = "article"
		}
		return view
	}
	view.Said = n.Day(r.site.Zone).Format(time.DateOnly)
	view.Yardstick = cmp.Or(own.Yardstick.Value, r.site.Settings.Yardstick.Value)
	return view
}

// partyName is the id of one who has a page, the text for one who has none.
func partyName(p site.Party) string {
	if p.Entity != nil {
		return p.Entity.ID
	}
	return p.Text
}

// claimColumns are the names of the columns of claims.csv, those of the keys of a claim.
var claimColumns = []string{
	"ref", "url", "article", "kind", "by", "stance", "that", "words", "said", "about", "respondsTo", "repeats", "state",
	"likelihood", "yardstick", "confidence", "as", "via", "until", "outcome", "source",
	"of", "saidFrom", "original", "originalLanguage", "outcomeDate",
}

// claimTable is the claims as a table (RFC 4180, in UTF-8), with the entries of a list joined by “; ”. It has no
// byte-order mark, which most readers of tables take for a part of the first name.
func claimTable(claims []machineClaim) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{claimColumns}
	for _, c := range claims {
		rows = append(rows, each(c.row(), asText))
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

func (c machineClaim) row() []string {
	list := func(texts []string) string { return strings.Join(texts, "; ") }
	return []string{
		c.Ref, c.URL, c.Article, c.Kind, list(c.By), c.Stance, c.That, c.Words, c.Said, list(c.About), list(c.RespondsTo),
		c.Repeats, c.State, c.Likelihood, c.Yardstick, c.Confidence, c.As, list(c.Via), c.Until, c.Outcome, c.Source,
		list(c.Of), c.SaidFrom, c.Original, c.OriginalLanguage, c.OutcomeDate,
	}
}

// asText is a cell as a spreadsheet takes it for text. One that begins like a formula would be worked out when the table
// is opened, and the words of a claim are somebody else's: an apostrophe is put before it, as OWASP advises (“CSV
// Injection”). The other cells are as in the JSON.
func asText(cell string) string {
	first, _ := utf8.DecodeRuneInString(cell)
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
