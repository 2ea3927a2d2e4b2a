/** What a machine boots: a kernel of the system with its modules, and the first program of an initramfs, which is written here, system call by system call. */
@NullMarked
package org.mpl4j.appliance.machine;

import org.jspecify.annotations.NullMarked;
