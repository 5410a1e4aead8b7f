package markdown

import (
	"bytes"
	"os"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"gloss/generator/source"
)

// BenchmarkArticle makes body and text of an article of 650 words, beside what goldmark alone needs for its HTML.
func BenchmarkArticle(b *testing.B) {
	data, err := os.ReadFile("testdata/article.md")
	if err != nil {
		b.Fatal(err)
	}
	file := source.New("article.md", data)
	b.Run("gloss", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d := Parse(file, 0, Options{BlockIDs: true})
			d.Finish(asWritten(d), labels)
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Parse(file, 0, Options{BlockIDs: true})
		}
	})
	b.Run("goldmark", func(b *testing.B) {
		b.ReportAllocs()
		md := goldmark.New(
			goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.Footnote, extension.Typographer),
			goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		)
		for b.Loop() {
			var out bytes.Buffer
			if err := md.Convert(data, &out); err != nil {
				b.Fatal(err)
			}
		}
	})
}
