package org.mpl4j.ssh.operate;

import java.nio.file.Path;

/**
 * Whose files say who may log in.
 *
 * @param user may have written them, besides root
 * @param home where relative paths of them begin
 * @param isSealed whether nobody can write to them, so that it does not matter whose they are
 */
record KeyOwner(String user, Path home, boolean isSealed) {}
