package cli

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect, and the manual's list of diagnostics")

// asProgram is the variable that makes this test binary the program, for tests that need a process of its own.
const asProgram = "GLOSS_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	testscript.Main(m, map[string]func(){
		"gloss": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestEveryMistakeIsReportedInItsWords runs one tiny site for each way to get something wrong.
func TestEveryMistakeIsReportedInItsWords(t *testing.T) { runScripts(t, "testdata/err") }

// TestWhatIsRightIsSilent runs sites that look wrong and are not.
func TestWhatIsRightIsSilent(t *testing.T) { runScripts(t, "testdata/ok") }

// TestCommands runs the commands as an editor does.
func TestCommands(t *testing.T) { runScripts(t, "testdata/script") }

func runScripts(t *testing.T, dir string) {
	testscript.Run(t, testscript.Params{
		Dir: dir, UpdateScripts: *update, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error { return writeSettings(env.WorkDir) },
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"rewrite": rewriteFile, "big": bigFile, "nest": nestText, "nestfields": nestFields,
		},
	})
}

const settings = "---\ngloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n---\n"

// writeSettings gives a script's site the settings that it does not bring.
func writeSettings(dir string) error {
	file := filepath.Join(dir, "content", "site.md")
	if _, err := os.Stat(file); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(settings), 0o644)
}

func write(ts *testscript.TestScript, name, text string) {
	name = ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, []byte(text), 0o644))
}

// rewriteFile writes a file of bytes that a script cannot hold: rewrite FILE TEXT, with Go's escapes.
func rewriteFile(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	write(ts, args[0], text)
}

// bigFile writes a file of a size: big FILE BYTES.
func bigFile(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	write(ts, args[0], strings.Repeat("x", size))
}

// nestText writes an article with a quotation of so many levels: nest FILE LEVELS.
func nestText(ts *testscript.TestScript, _ bool, args []string) {
	levels, err := strconv.Atoi(args[1])
	ts.Check(err)
	write(ts, args[0], "---\ntitle: Deep\ndate: 2024-10-08\n---\n"+strings.Repeat(">", levels)+" deep\n")
}

// nestFields writes an article with fields of so many levels: nestfields FILE LEVELS.
func nestFields(ts *testscript.TestScript, _ bool, args []string) {
	levels, err := strconv.Atoi(args[1])
	ts.Check(err)
	write(ts, args[0], "---\ntitle: Deep\ndate: 2024-10-08\nextra: "+strings.Repeat("[", levels)+strings.Repeat("]", levels)+"\n---\n")
}
