package engine

// doubt is what was written to make a change count, and could not be synced:
// nobody knows whether the disk has it, or will have it.
type doubt byte

const (
	noDoubt doubt = iota
	doubtfulRecord
	doubtfulHeader
)

// say writes what makes a change count and syncs it. If that fails it is taken
// back.
func (s *Store) say(file device, b []byte, at int64, d doubt) error {
	s.doubt = d
	_, err := file.WriteAt(b, at)
	if err == nil {
		err = file.Sync()
	}
	if err != nil {
		// What cannot be taken back now is before the next change.
		s.takeBack(file)
		return err
	}
	s.doubt = noDoubt
	return nil
}

// takeBack brings a file back to what the store holds. What a header in doubt
// names may only go once the header is gone for sure. Whoever calls it holds
// changing.
func (s *Store) takeBack(file device) error {
	if s.doubt == doubtfulHeader {
		h := header{commit: s.commit.commit + 1}
		if _, err := file.WriteAt(make([]byte, headerLen), h.at()); err != nil {
			return err
		}
		if err := file.Sync(); err != nil {
			return err
		}
		s.doubt = noDoubt
	}
	err := file.Truncate(int64(s.fileEnd()))
	if s.doubt == noDoubt {
		return nil // what stands behind the end says nothing
	}
	if err == nil {
		err = file.Sync()
	}
	if err == nil {
		s.doubt = noDoubt
	}
	return err
}
