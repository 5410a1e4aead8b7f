package language

// The words of this file stand in the titles of offices, in small letters; English, French and Russian.

// deputies make another office of the one whose title they stand in.
var deputies = set(`deputy vice acting interim assistant associate under adjoint adjointe suppléant suppléante intérimaire
	заместитель заместителя исполняющий`)

// IsDeputy reports whether a word makes another office of the one that it stands before: deputy minister.
func IsDeputy(word string) bool { return deputies[word] }

// formers say that an office was held before.
var formers = set("former ex ancien ancienne бывший бывшая экс")

// IsFormer reports whether a word says that an office was held before: former minister.
func IsFormer(word string) bool { return formers[word] }
