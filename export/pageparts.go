package export

import (
	"embed"
	"strings"
	"sync"
)

// The styles and the frame of a page.
var (
	//go:embed page/page.css
	pageStyle string
	//go:embed page/ink.css
	pageInk string // of the picture alone: it goes into a saved one
	//go:embed page/body.html
	pageBody string
)

// pageFiles are the parts of the script.
//
//go:embed page/*.js
var pageFiles embed.FS

// pageScripts are the files of the script, in the order in which they stand in
// one function.
var pageScripts = []string{
	"model", "tongue", "dates", "state", "filter", "picture", "together", "bars", "view", "drag", "panel", "items", "search", "time", "choices",
	"timeline", "table", "path", "save", "savepicture", "keys", "start",
}

// pageScript gives the script.
var pageScript = sync.OnceValue(func() string {
	var b strings.Builder
	b.WriteString("(function(){\"use strict\";\n")
	for _, name := range pageScripts {
		text, err := pageFiles.ReadFile("page/" + name + ".js")
		if err != nil {
			panic(err) // it is embedded
		}
		b.Write(text)
	}
	b.WriteString("})();\n")
	return b.String()
})
