package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browsing is a page open in a headless Chromium. What the page says on its
// console and every address it asks for are gathered.
type browsing struct {
	t    *testing.T
	ctx  context.Context
	dir  string // where downloads go
	mu   sync.Mutex
	said []string // errors and warnings
	asks []string // addresses
}

// browse opens files in a browser. Tests that need one are skipped where there
// is none.
func browse(t *testing.T, width, height int) *browsing {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("there is no chromium on the PATH")
	}
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	// It leaves folders behind, which need not stay. Their names have to be short.
	temp, err := os.MkdirTemp("", "browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(temp) }) // when it has ended
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.WindowSize(width, height),
		chromedp.Env("TMPDIR="+temp), chromedp.Flag("no-sandbox", os.Getuid() == 0))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {})) // events that it does not know
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	b := &browsing{t: t, ctx: ctx, dir: t.TempDir()}
	chromedp.ListenTarget(ctx, b.hear)
	b.run(network.Enable(), log.Enable(), runtime.Enable(),
		browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(b.dir).WithEventsEnabled(true))
	return b
}

func (b *browsing) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprint("console.", e.Type))
	case *log.EventEntryAdded:
		b.said = append(b.said, e.Entry.Text)
	case *page.EventJavascriptDialogOpening:
		b.said = append(b.said, "dialog: "+e.Message)
	case *network.EventRequestWillBeSent:
		b.asks = append(b.asks, e.Request.URL)
	}
}

// open loads a file, with a fragment, and waits until its first picture is
// drawn.
func (b *browsing) open(file, fragment string) {
	b.t.Helper()
	address := url.URL{Scheme: "file", Path: file}
	b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(address.String()+fragment))
	b.wants("the first picture", "document.documentElement.dataset.ready")
}

func (b *browsing) run(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// js evaluates an expression to a value.
func js[T any](b *browsing, expression string) T {
	b.t.Helper()
	var v T
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(expression, &v)); err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// wants waits until an expression is true.
func (b *browsing) wants(what, expression string) {
	b.t.Helper()
	for range 400 {
		if js[bool](b, "!!("+expression+")") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("%s: not so: %s; the panel says %q", what, expression, js[string](b, "document.getElementById('panel')?.innerText ?? ''"))
}

// key sends keys to what has the focus.
func (b *browsing) key(keys string) {
	b.t.Helper()
	b.run(chromedp.KeyEvent(keys))
}

// slash sends the key / as a keyboard does: what is typed goes nowhere once the
// page has taken the key.
func (b *browsing) slash() {
	b.t.Helper()
	b.run(input.DispatchKeyEvent(input.KeyDown).WithKey("/").WithCode("Slash").WithText("/"), input.DispatchKeyEvent(input.KeyUp).WithKey("/").WithCode("Slash"))
}

// click presses the mouse where an expression says: [x, y] in the window.
func (b *browsing) click(at string) {
	b.t.Helper()
	p := js[[]float64](b, at)
	b.run(chromedp.MouseClickXY(p[0], p[1]))
}

// downloaded waits for a file.
func (b *browsing) downloaded(name string) []byte {
	b.t.Helper()
	for range 200 {
		if data, err := os.ReadFile(filepath.Join(b.dir, name)); err == nil && len(data) > 0 {
			return data
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("%s: is not downloaded", name)
	return nil
}

// quiet fails on everything the page said, on everything it asked for besides
// itself, and on what a script says where it has no words.
func (b *browsing) quiet(files ...string) {
	b.t.Helper()
	if words := js[string](b, `(document.body.innerText + [...document.querySelectorAll("title")].map((x) => x.textContent).join("\n")).match(/.*(NaN|undefined|\[object ).*/)?.[0] ?? ""`); words != "" {
		b.t.Errorf("the page says %q", words)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Errorf("the console says: %s", s)
	}
	for _, a := range b.asks {
		u, err := url.Parse(a)
		own := err == nil && (u.Scheme == "data" || u.Scheme == "blob" || a == "about:blank")
		for _, f := range files {
			own = own || err == nil && u.Scheme == "file" && u.Path == f
		}
		if !own {
			b.t.Errorf("the page asks for %s", a)
		}
	}
}

// shoot keeps a picture of the window where CORKBOARD_SHOTS names a folder.
func (b *browsing) shoot(name string) {
	b.t.Helper()
	dir := os.Getenv("CORKBOARD_SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	b.run(chromedp.CaptureScreenshot(&png))
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
