package engine

import "path/filepath"

// doubt is what was done to make a change count, and could not be synced:
// nobody knows whether the disk has it, or will have it.
type doubt byte

const (
	noDoubt doubt = iota
	doubtfulRecord
	doubtfulHeader
	doubtfulName // of a file that took the place of another
	doubtfulPast // all that another process left: it may have been told what we cannot know
)

// say writes what makes a change count and syncs it. If that fails it is taken
// back.
func (s *Store) say(file *openDevice, b []byte, at int64, d doubt) error {
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

// takeBack brings a file back to what the store holds, after a change that
// failed. Whoever calls it holds changing.
func (s *Store) takeBack(file *openDevice) (err error) {
	switch s.doubt {
	case doubtfulName:
		// The file holds the same as the one that had the name.
		err = syncFolder(filepath.Dir(s.path))
	case doubtfulHeader:
		// What it names may only go once it is gone for sure.
		if err = s.commit.writeCopy(file); err == nil {
			err = file.Sync()
		}
		if err == nil {
			s.cut(file)
		}
	case doubtfulRecord:
		err = s.cutForGood(file)
	case doubtfulPast:
		// What is behind the end is not read here, and may be on the disk: a
		// record that could not be taken back.
		if err = s.sayAgain(file); err == nil {
			err = s.cutForGood(file)
		}
	default:
		s.cut(file) // what stands behind the end says nothing
	}
	if err == nil {
		s.doubt = noDoubt
	}
	return err
}

// sayAgain writes once more what makes all that is there count, and syncs it. It
// is read, but that does not mean that the disk has it: after a sync that
// failed, it is in the system's memory alone, or something else is on the disk.
func (s *Store) sayAgain(file *openDevice) error {
	b, err := payloadOf(file, int64(s.commit.end), int(s.fileEnd()-s.commit.end))
	if err != nil {
		return err
	}
	if _, err := file.WriteAt(b, int64(s.commit.end)); err != nil {
		return err
	}
	if err := writeHeaders(file, s.commit); err != nil {
		return err
	}
	return file.Sync()
}

// cutForGood cuts and syncs that.
func (s *Store) cutForGood(file *openDevice) error {
	if err := s.cut(file); err != nil {
		return err
	}
	return file.Sync()
}

// cut takes away what stands behind the end of what the store holds.
func (s *Store) cut(file *openDevice) error {
	return file.Truncate(int64(s.fileEnd()))
}
