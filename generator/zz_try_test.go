package generator
import ("testing";"os";"time"
"gloss/generator/source";"gloss/generator/content";"gloss/generator/site";"gloss/generator/check";"gloss/generator/diag")
func TestTry(t *testing.T){
 root:=os.Getenv("TRY"); if root=="" {t.Skip()}
 tree,err:=source.Read(os.DirFS(root),"content","content/root"); if err!=nil{t.Fatal(err)}
 r,p:=content.Parse(tree)
 s,q:=site.Link(r,site.Options{Now:content.MomentOf(time.Now())})
 p=append(p,q...); p=append(p,check.Site(s)...)
 rep:=diag.NewReport(p,diag.Levels{})
 diag.Printer{}.Text(os.Stdout,rep)
 t.Log(rep.Errors,rep.Warnings,len(s.Articles),len(s.Entities))
}
