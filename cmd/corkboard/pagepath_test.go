package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPageWaysOverDenials looks whether a page, too, leads over no line that is
// denied.
func TestPageWaysOverDenials(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"people.csv": "id,name\na,Anna\nb,Ben\nc,Cem\n",
		"ties.csv":   "from,relation,to,status\na,knows,b,denied\nb,knows,c,alleged\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := browse(t, 1400, 900)
	b.open(drawnPage(t, dir), "")
	for _, to := range []struct{ name, panel string }{{"Anna", "what is denied is none"}, {"Cem", "1 step"}} {
		b.click(cardAt("Ben"))
		b.run(chromedp.Click(`//aside[@id="panel"]//button[text()="Path to …"]`))
		b.click(cardAt(to.name))
		b.wants("the way to "+to.name, fmt.Sprintf(panelHas, to.panel))
	}
}
