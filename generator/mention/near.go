package mention

import "gloss/generator/text"

type containers struct{}
type window struct{}

func (f *Finder) newContainers(names []Name) containers { return containers{} }
func (s *search) nearlyLonger(at text.Range, key int) int { return -1 }
