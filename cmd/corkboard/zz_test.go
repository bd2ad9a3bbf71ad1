package main
import "testing"
func TestZZ(t *testing.T){ b:=browse(t,1400,900); for range 4 { b.open("/tmp/p/prof.html",""); t.Log(js[string](b,"JSON.stringify(T.map(([a,b])=>a+' '+Math.round(b)))"), js[string](b,"document.documentElement.dataset.ready"), js[int](b,"document.querySelectorAll('*').length"))}; t.Log(js[string](b,"nothing=document.getElementById('state').innerText")) }
