package markdown
import ("testing";"gloss/generator/source";"strings";"time";"fmt";"runtime";"sort";"os")
func TestQuad(t *testing.T){
	n := *size
	rep := func(s string) string { return strings.Repeat(s, n/len(s)) }
	distinct := func() string { var b strings.Builder; for i:=1; b.Len()<n; i++ { b.WriteString(strings.Repeat("`",i)+" ") }; return b.String()[:n] }
	cases := map[string]string{
		"quotes": rep(">"), "quotes2": rep("> "), "lists": rep("- "), "lists2": rep("* 1. "), "ol": rep("1. "),
		"stars": rep("*"), "star a": rep("*a "), "starstar": rep("**x* "), "mixed": rep("*a_ "), "mixed2": rep("_a* "), "nest": strings.Repeat("*a **a ", n/14)+strings.Repeat("b** b* ",n/14), "nest2": strings.Repeat("a**b", n/4),
		"open": rep("["), "openclose": strings.Repeat("[", n/2)+strings.Repeat("]", n/2), "links": rep("[a](b \""), "links2": rep("[a](<b"), "links3": rep("[a]("), "links4":rep("[a]("), "img": rep("!["), "ref": rep("[a][b]"), "refdef": rep("[a]: b (\n"), "refdef2": rep("[a]: b\n"), "nestlink": rep("[[a](b)"),
		"code": distinct(), "code2": rep("`a``"), "html": rep("<a b='"), "html2": rep("<a "), "comment": rep("<!-- a -"), "pi": rep("<?"), "cdata": rep("<![CDATA["), "decl": rep("<!A "),
		"fn": rep("[^a]: x\n"), "fnref": rep("[^a] ")+"\n\n[^a]: x\n", "fnopen": rep("[^"), "wiki": rep("[[a"), "wiki2": rep("[[a]] "), "table": "|"+rep("a|")[:n/3]+"\n|"+rep("-|")[:n/3]+"\n|"+rep("a|")[:n/3]+"\n", "tablerows": "|a|b|\n|-|-|\n"+rep("|`a\\|b`|b|\n"), "quot": rep("\""), "quot2": rep("\"a "), "apos": rep("a'"), "amp": rep("&a"), "amp2": rep("&#"), "blank": strings.Repeat("- ",100)+"a\n"+rep("\n"), "blank1": "- a\n"+rep("\n"), "setext": rep("a\n="), "tildes": rep("~a "), "tilde2": rep("~~a~ "), "url": rep("http://a.b/("), "url2": rep("http://"), "mail": rep("a_"), "mail2": rep("_a@"), "underscore":rep("a_b@c.d_"),
		"esc": rep("\\"), "dash": rep("-"), "dots": rep("."), "zalgo": "a"+rep("\u0301"), "zwj": rep("👨\u200d"), "han": rep("金\n"), "htmlblk": rep("<div>a "), "htmlblk2": rep("<div>\n"), "script": rep("a <script> "), "heads": rep("# a\n"), "para": rep("a\n\n"), "hr": rep("***\n"), "tabs": rep("\t"), "nestq": strings.Repeat(strings.Repeat("> ",100)+"a\n", n/202), "nestlist": func() string{ var b strings.Builder; for i:=0;i<2000;i++ { b.WriteString(strings.Repeat("  ",i)+"- a\n") }; return b.String()[:n/2] }(),
	    "lazy": strings.Repeat("> ",100)+"a\n"+rep("a\n"),
	}
	var names []string; for name := range cases { names = append(names, name) }; sort.Strings(names)
	for _, name := range names {
		s := cases[name]
		if *only != "" && *only != name { continue }
		if len(s)>n { s=s[:n] }
		fmt.Fprintln(os.Stderr, name)
		start := time.Now()
		var m0, m1 runtime.MemStats
		runtime.GC(); runtime.ReadMemStats(&m0)
		d := Parse(source.New("a.md", []byte(s)), 0, Options{BlockIDs:true})
		el := time.Since(start)
		b := d.Finish(asWritten(d))
		el2 := time.Since(start)-el
		runtime.ReadMemStats(&m1)
		p := ""
		if len(d.Problems)>0 { p = fmt.Sprint(len(d.Problems)," ",d.Problems[0].Kind) }
		if el+el2 > time.Duration(*ms)*time.Millisecond || m1.Sys > 3<<30 { fmt.Println(name, el, el2, (m1.TotalAlloc-m0.TotalAlloc)>>20, "MB", len(b.HTML)>>20, p) }
	}
	fmt.Println("done")
}
