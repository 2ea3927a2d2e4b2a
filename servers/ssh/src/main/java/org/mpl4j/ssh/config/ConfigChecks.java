package org.mpl4j.ssh.config;

import java.util.List;
import java.util.Optional;

/** Finds what is right by itself and wrong together. */
final class ConfigChecks {
    private final Problems problems;

    ConfigChecks(Problems problems) {
        this.problems = problems;
    }

    void check(SshdConfig config) {
        for (Settings.Line<?> line : config.lines()) {
            if (line.option() == Options.CHROOT_DIRECTORY) {
                chroot(line, config);
            } else if (line.option() == Options.AUTHENTICATION_METHODS) {
                methods(line, config);
            } else if (line.value() instanceof List<?> all
                    && line.option() == Options.SUBSYSTEM
                    && all.get(0) instanceof SftpCommand command) {
                program(line, command, config);
            }
        }
        duplicateSubsystem(config);
    }

    /** Programs would run outside, as they are not this process. */
    private void chroot(Settings.Line<?> line, SshdConfig config) {
        if (line.value() instanceof Optional<?> directory && directory.isEmpty()) {
            return;
        }
        boolean isForced = together(line, config).stream()
                .anyMatch(other -> other.value() instanceof ForcedCommand forced
                        && forced.sftp().isPresent());
        boolean isRunAs = first(Options.RUN_AS, line, config)
                .map(words -> !words.equals(List.of()))
                .orElse(false);
        if (isRunAs) {
            problems.add(
                    line.directive().keyword().place(),
                    "`ChrootDirectory` does not go with `RunAs`: what serves the files is not the user then",
                    "leave out one of the two");
        }
        if (!isForced) {
            problems.add(
                    line.directive().keyword().place(),
                    "`ChrootDirectory` confines internal-sftp only, and nothing says that it is all that there is",
                    "add `ForceCommand internal-sftp` beside it");
        }
    }

    /** A program is there for those who are not who runs the server; for that one there is this process. */
    private void program(Settings.Line<?> line, SftpCommand command, SshdConfig config) {
        boolean isRunAs = config.all(Options.RUN_AS).stream().anyMatch(words -> !words.isEmpty());
        if (!command.isInternal() && !isRunAs) {
            problems.add(
                    line.directive().keyword().place(),
                    "`%s` is run for users of `RunAs` only, and there is no such line".formatted(command),
                    "write `Subsystem sftp internal-sftp`");
        }
    }

    private void methods(Settings.Line<?> line, SshdConfig config) {
        if (!(line.value() instanceof Methods methods)) {
            return;
        }
        for (String method :
                methods.sequences().stream().flatMap(List::stream).distinct().toList()) {
            Option<Boolean> option = switch (method) {
                case "publickey" -> Options.PUBKEY_AUTHENTICATION;
                case "password" -> Options.PASSWORD_AUTHENTICATION;
                default -> Options.KBD_INTERACTIVE_AUTHENTICATION;
            };
            boolean isOff =
                    first(option, line, config).map(Boolean.FALSE::equals).orElse(false);
            if (isOff) {
                problems.add(
                        line.directive().keyword().place(),
                        "`%s` is wanted, but `%s no` is said".formatted(method, option.name()),
                        "leave out one of the two");
            }
        }
    }

    private static Optional<Object> first(Option<?> option, Settings.Line<?> beside, SshdConfig config) {
        return together(beside, config).stream()
                .filter(line -> line.option() == option)
                .map(line -> (Object) line.value())
                .findFirst();
    }

    /** Lines that go wherever another one does: those under the same Match, then those under none. */
    private static List<Settings.Line<?>> together(Settings.Line<?> line, SshdConfig config) {
        List<Settings.Line<?>> same = new java.util.ArrayList<>(config.lines().stream()
                .filter(other ->
                        other.directive().conditions().equals(line.directive().conditions()))
                .toList());
        config.lines().stream().filter(Settings.Line::isGlobal).forEach(same::add);
        return same;
    }

    private void duplicateSubsystem(SshdConfig config) {
        config.lines().stream()
                .filter(line -> line.option() == Options.SUBSYSTEM)
                .skip(1)
                .findFirst()
                .ifPresent(line -> problems.add(
                        line.directive().keyword().place(),
                        "`Subsystem sftp` is said before",
                        "leave out one of the two"));
    }
}
