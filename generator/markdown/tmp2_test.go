package markdown
import "flag"
var only = flag.String("only","","")
var size = flag.Int("size",1<<18,"")
var ms = flag.Int("ms",200,"")
