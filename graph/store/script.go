package store

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"
)

// maxCalls bounds how deep a script's functions may call each other.
const maxCalls = 2000

// script is one Gizmo query. Its text is not given to Cayley's session, which
// runs it in a goroutine of its own where any panic (and Gizmo has many, for
// arguments it did not expect) would end the process. The session is told to
// call one function instead, which runs the text and catches what it does.
type script struct {
	session *gizmo.Session
	entry   string

	mu  sync.Mutex
	err error
}

func newScript(quads cayley.QuadStore, text string) (*script, error) {
	program, err := goja.Compile("query", text, false)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	sc := &script{entry: "corkboardQuery()"}
	sc.session = gizmo.NewSession(quads)
	vm, err := machine(sc.session)
	if err != nil {
		return nil, err
	}
	vm.SetMaxCallStackSize(maxCalls)
	return sc, vm.Set("corkboardQuery", func(goja.FunctionCall) goja.Value {
		defer func() {
			if p := recover(); p != nil {
				sc.fail(fmt.Errorf("query: %v", p))
			}
		}()
		if _, err := vm.RunProgram(program); err != nil {
			sc.fail(scriptError(err))
		}
		return goja.Undefined()
	})
}

// machine gives a session's JavaScript machine, which Cayley does not export.
func machine(s *gizmo.Session) (*goja.Runtime, error) {
	vm := reflect.ValueOf(s).Elem().FieldByName("vm")
	if !vm.IsValid() || vm.Type() != reflect.TypeFor[*goja.Runtime]() {
		return nil, errors.New("query: gizmo is not answered with this version of Cayley")
	}
	return (*goja.Runtime)(vm.UnsafePointer()), nil
}

// fail keeps the first reason why a script failed, whatever the script makes
// of it.
func (sc *script) fail(err error) error {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if sc.err == nil {
		sc.err = err
	}
	return sc.err
}

func (sc *script) failure() error {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	return sc.err
}

// scriptError words what a script threw, with its place in the script.
func scriptError(err error) error {
	return fmt.Errorf("query: %s", strings.TrimPrefix(err.Error(), "GoError: "))
}
