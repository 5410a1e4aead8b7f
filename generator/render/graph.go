package render

import (
	"gloss/generator/site"
	"gloss/generator/source"
)

// An openGraph is what the Open Graph protocol has beyond what a page says anyway. Published and Modified are of an
// article alone.
type openGraph struct {
	Title, Type, Locale string
	Published, Modified string
	Image               *graphImage
}

type graphImage struct {
	Src, Alt      string // Src is a whole address
	Width, Height int
}

// An alternate is a page in a language.
type alternate struct{ Lang, Href string }

// graphImage is an image that is shared, nil of a drawing: other sites show none.
func (r *renderer) graphImage(f *source.File, alt string) *graphImage {
	image := r.site.Images[f]
	if !image.Raster {
		return nil
	}
	return &graphImage{r.site.Absolute(r.site.At("/" + site.MediaPath(f))), alt, image.Width, image.Height}
}

// articleGraph is that of an article, made of that of its page.
func (r *renderer) articleGraph(a *site.Article, g openGraph) openGraph {
	g.Type, g.Published = "article", schemaMoment(a.Date)
	if a.Changed.After(a.Date) {
		g.Modified = schemaMoment(a.Changed)
	}
	return g
}

// entityGraph is that of an entity: its own picture comes before those in its text.
func (r *renderer) entityGraph(e *site.Entity, g openGraph) openGraph {
	if r.schemaType(e) == "Person" {
		g.Type = "profile"
	}
	if e.Image == nil {
		return g
	}
	if own := r.graphImage(e.Image, e.Source.Image.Alt.Value); own != nil {
		g.Image = own
	}
	return g
}

// alternates are an article and all its translations, the original first; none where there is no other.
func (r *renderer) alternates(a *site.Article) (list []alternate) {
	original := a
	if a.TranslationOf != nil {
		original = a.TranslationOf
	}
	if len(original.Translations) == 0 {
		return nil
	}
	list = append(list, alternate{original.Language, r.site.Absolute(original.Address)})
	for _, t := range original.Translations {
		list = append(list, alternate{t.Language, r.site.Absolute(t.Address)})
	}
	return list
}
