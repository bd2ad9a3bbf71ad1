package export

import (
	"embed"
	"strings"
)

// pageFiles are the style, the frame and the script of a page.
//
//go:embed page/*.css page/*.html page/*.js
var pageFiles embed.FS

// pageScripts are the files of the script, in the order in which they stand in
// one function.
var pageScripts = []string{
	"model", "tongue", "dates", "state", "filter", "picture", "together", "bars", "view", "drag", "panel", "items", "search", "time", "choices",
	"timeline", "table", "path", "save", "savepicture", "keys", "start",
}

var (
	pageStyle  = pageFile("page.css")
	pageInk    = pageFile("ink.css") // of the picture alone: it goes into a saved one
	pageBody   = pageFile("body.html")
	pageScript = joinScripts()
)

func joinScripts() string {
	var b strings.Builder
	b.WriteString("(function(){\"use strict\";\n")
	for _, name := range pageScripts {
		b.WriteString(pageFile(name + ".js"))
	}
	b.WriteString("})();\n")
	return b.String()
}

// pageFile gives a file of the page. A test reads every one.
func pageFile(name string) string {
	text, err := pageFiles.ReadFile("page/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(text)
}
