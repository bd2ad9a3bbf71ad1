package schema

import "go.yaml.in/yaml/v3"

// need gives a field that must be there; at is where the fault is noted.
func (l *loader) need(f map[string]*yaml.Node, key string, at *yaml.Node, what string) *yaml.Node {
	if f[key] == nil || isNull(f[key]) {
		l.fault(at, "%s: no %s", what, key)
		return nil
	}
	return f[key]
}

// wantProperty notes a fault, after all is read, if n names no property.
func (l *loader) wantProperty(n *yaml.Node, what string) {
	name := l.text(n, what)
	if name == "" {
		return
	}
	l.later = append(l.later, func() {
		if _, ok := l.s.Property(name); !ok {
			l.fault(n, "%s: %q is not a property%s", what, name, didYouMean(name, l.propertyNames()))
		}
	})
}

// propertyNames gives the short names of all properties, in their order.
func (l *loader) propertyNames() []string {
	var names []string
	for _, p := range l.s.Properties {
		names = append(names, p.Name)
	}
	return names
}

// wantClass notes a fault, after all is read, if n names no class.
func (l *loader) wantClass(n *yaml.Node, what string) {
	name := l.text(n, what)
	if name == "" {
		return
	}
	l.later = append(l.later, func() {
		if _, ok := l.s.Class(name); !ok {
			l.fault(n, "%s: %q is not a class%s", what, name, didYouMean(name, l.classNames()))
		}
	})
}

// classNames gives the short names of all classes, in their order.
func (l *loader) classNames() []string {
	var names []string
	for _, c := range l.s.Classes {
		names = append(names, c.Name)
	}
	return names
}

// notFree says what keeps a name from being used.
func notFree(taken bool) string {
	if taken {
		return "there already"
	}
	return "not letters, digits, '-' and '_'"
}
