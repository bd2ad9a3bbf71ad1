package graph

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

var (
	errSubject     = errors.New("subject: neither an IRI nor a blank node")
	errPredicate   = errors.New("predicate: not an IRI")
	errObject      = errors.New("object: no term")
	errGraph       = errors.New("graph name: neither an IRI nor a blank node")
	errTagDatatype = errors.New("a language-tagged string has a language tag, not a datatype")
)

// Check tells what keeps a statement from being a quad of RDF 1.2 (RDF 1.2
// Concepts, sections 3 and 4) that every syntax can hold: an IRI or a blank
// node as subject, an IRI as predicate, any term as object, and no term, an IRI
// or a blank node as graph name. Within the terms, IRIs are absolute (see
// CheckIRI), language tags have their shape (see CheckLanguage), labels of
// blank nodes can be written, and literals are UTF-8. It does not ask whether
// a lexical form suits its datatype.
//
// It gives nil for a good statement and then allocates nothing, unless a triple
// term's text holds escapes. The error has no place: the caller knows
// s.Origin.
func (s Statement) Check() error { return s.checkAfter(Statement{}) }

// checkAfter is Check for a statement that follows a good one, or the zero
// Statement: terms that stand in the same place again are good.
func (s *Statement) checkAfter(last Statement) error {
	if s.Subject != last.Subject || s.Subject.IsZero() {
		if s.Subject.kind != KindIRI && s.Subject.kind != KindBlank {
			return errSubject
		}
		if err := s.Subject.Check(); err != nil {
			return fmt.Errorf("subject: %w", err)
		}
	}
	if s.Predicate != last.Predicate || s.Predicate.IsZero() {
		if s.Predicate.kind != KindIRI {
			return errPredicate
		}
		if err := s.Predicate.Check(); err != nil {
			return fmt.Errorf("predicate: %w", err)
		}
	}
	if s.Object != last.Object || s.Object.IsZero() {
		if s.Object.kind < KindIRI {
			return errObject
		}
		if err := s.Object.Check(); err != nil {
			return fmt.Errorf("object: %w", err)
		}
	}
	if s.Graph == last.Graph {
		return nil
	}
	switch s.Graph.kind {
	case KindNone:
		return nil
	case KindIRI, KindBlank:
		if err := s.Graph.Check(); err != nil {
			return fmt.Errorf("graph name: %w", err)
		}
		return nil
	}
	return errGraph
}

// Check tells what keeps a term from being written and read again as it is, by
// the rules of Statement.Check for the insides of terms; where it may stand is
// not asked. It gives nil for a good term, and for the zero Term and
// DefaultGraph, which are none. The error has no place.
func (t Term) Check() error {
	switch t.kind {
	case KindIRI:
		return CheckIRI(t.text)
	case KindBlank:
		if t.text == "" || labelEnd(t.text) != len(t.text) {
			return fmt.Errorf("%q is not a label of a blank node", clip(t.text))
		}
	case KindLiteral:
		return t.checkLiteral()
	case KindTriple:
		return checkTriple(t.text)
	}
	return nil
}

// checkTriple reads the text of a triple term, which was made from terms that
// nobody checked, by the strict rules. The text must also come out again as it
// is: a bad blank node label could have put other parts in.
func checkTriple(text string) error {
	p := termParser{s: text, keep: true, depth: 1}
	subject, predicate, object, err := p.triple()
	if err != nil {
		return err
	}
	var room [512]byte
	if b := appendTriple(room[:0], subject, predicate, object); string(b) != text {
		return fmt.Errorf("%q is not the text of a triple term", clip(text))
	}
	if object.kind == KindTriple {
		return checkTriple(object.text)
	}
	return nil
}

func (t Term) checkLiteral() error {
	if !utf8.ValidString(t.text) {
		return fmt.Errorf("%q is not UTF-8", clip(t.text))
	}
	switch {
	case t.lang && t.dir > RightToLeft:
		return fmt.Errorf("%d is not a base direction", t.dir)
	case t.lang:
		return CheckLanguage(t.tag)
	case t.tag == "":
		return nil
	case t.tag == rdfLangString, t.tag == rdfDirString:
		return errTagDatatype
	}
	return CheckIRI(t.tag)
}

// labelEnd gives the length of the blank node label at the start of s.
func labelEnd(s string) int {
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || !labelRune(r, i == 0) {
			break
		}
		i += n
	}
	for i > 0 && s[i-1] == '.' {
		i--
	}
	return i
}

// Checked passes on the statements that Check accepts, and yields the others
// as an *Error with their origin.
func Checked(st Statements) Statements {
	return func(yield func(Statement, error) bool) {
		var last Statement
		for s, err := range st {
			if err == nil {
				if fault := s.checkAfter(last); fault != nil {
					s, err = Statement{}, &Error{Origin: s.Origin, Err: fault}
				} else {
					last = s
				}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}
