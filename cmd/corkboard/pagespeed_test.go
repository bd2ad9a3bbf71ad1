package main

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestPageSpeed tells how soon CORKBOARD_PAGE is drawn, how soon it answers, and
// how long a frame takes while it is panned. No time is asserted.
func TestPageSpeed(t *testing.T) {
	file := os.Getenv("CORKBOARD_PAGE")
	if file == "" {
		t.Skip("CORKBOARD_PAGE names no page")
	}
	b := browse(t, 1400, 900)
	for range 5 {
		b.open(file, "")
		ready := js[float64](b, "+document.documentElement.dataset.ready")
		first := js[float64](b, "+(document.documentElement.dataset.first || document.documentElement.dataset.ready)")
		frame := pan(b)
		t.Logf("first picture after %.0f ms; all of it after %.0f ms; panning: %.1f ms a frame, the slowest %.1f ms", first, ready, frame[0], frame[1])
	}
	b.shoot("speed")
}

// panning drags the picture over sixty frames and gives their mean and their
// longest time.
const panning = `new Promise((done) => {
	const stage = document.getElementById("stage");
	const send = (type, x, y) => stage.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: y, buttons: 1 }));
	send("pointerdown", 300, 300);
	const times = [];
	let i = 0, last = performance.now();
	const step = (now) => {
		times.push(now - last);
		last = now;
		if (++i > 60) {
			send("pointerup", 300 + i * 5, 300 + i * 3);
			times.shift();
			done([times.reduce((a, b) => a + b) / times.length, Math.max(...times)]);
			return;
		}
		send("pointermove", 300 + i * 5, 300 + i * 3);
		requestAnimationFrame(step);
	};
	requestAnimationFrame(step);
})`

// pan waits for the end of panning.
func pan(b *browsing) []float64 {
	var times []float64
	b.run(chromedp.Evaluate(panning, &times, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return times
}
