package org.mpl4j.ssh.config;

import java.util.Optional;

/**
 * What is run in the place of what is asked for.
 *
 * @param command a line for a shell; none if whatever is asked for is run
 * @param sftp internal-sftp, if it is that
 */
public record ForcedCommand(Optional<String> command, Optional<SftpCommand> sftp) {
    /** Whatever is asked for is run. */
    static final ForcedCommand NONE = new ForcedCommand(Optional.empty(), Optional.empty());

    static ForcedCommand read(Directive directive) throws ValueException {
        if (Values.isNone(directive)) {
            return NONE;
        }
        Word first = directive.some("COMMAND").get(0);
        if (first.is(SftpCommand.NAME)) {
            SftpCommand sftp = SftpCommand.read(directive.words());
            return new ForcedCommand(Optional.of(SftpCommand.NAME), Optional.of(sftp));
        }
        return new ForcedCommand(Optional.of(directive.rest().text()), Optional.empty());
    }

    @Override
    public String toString() {
        return sftp.map(SftpCommand::toString).or(() -> command).orElse(Values.NONE);
    }
}
