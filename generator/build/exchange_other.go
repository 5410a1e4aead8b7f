//go:build !linux && !darwin

package build

import "errors"

// exchange would make two folders change places in one step.
func exchange(a, b string) error {
	return errors.ErrUnsupported
}
