package main

import "math/bits"

// chance is a stream of numbers that look random and are the same on every
// machine and in every version of Go: splitmix64. Its uses are to spread and to
// vary, nothing here is secret.
type chance uint64

// chanceOf begins the stream of one thing: the same for the same numbers,
// whatever else was made before.
func chanceOf(numbers ...uint64) *chance {
	c := chance(0)
	for _, n := range numbers {
		c = chance(uint64(c) ^ n)
		c = chance(c.next())
	}
	return &c
}

func (c *chance) next() uint64 {
	*c += 0x9E3779B97F4A7C15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below gives one of 0 … n-1, each as likely as the others.
func (c *chance) below(n int) int {
	high, _ := bits.Mul64(c.next(), uint64(n))
	return int(high)
}

// percent is true in so many cases of a hundred.
func (c *chance) percent(n int) bool { return c.below(100) < n }

// power gives one of 0 … n-1 with small numbers far more likely: twice the
// number, plus one, has half the chance (Zipf's law with exponent 1). It uses
// whole numbers alone, so that no machine rounds otherwise.
func (c *chance) power(n int) int {
	for {
		low := 1 << c.below(bits.Len(uint(n)))
		if v := low + c.below(low); v <= n {
			return v - 1
		}
	}
}

// zipf gives one of 0 … n-1, the number v with a chance in proportion to
// 1/(v+1+head): the larger the head, the less the first stand out. It uses
// whole numbers alone.
func (c *chance) zipf(head, n int) int {
	octaves := bits.Len(uint(n + head))
	for {
		low := 1 << c.below(octaves)
		v := low + c.below(low)
		if v > head && v <= n+head && c.below(v) < low {
			return v - head - 1
		}
	}
}
