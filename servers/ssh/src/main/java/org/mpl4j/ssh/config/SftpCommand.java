package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.ssh.sftp.SftpRequest;

/**
 * What serves files: internal-sftp with its options, which are those of OpenSSH's sftp-server(8), or a program.
 *
 * @param isReadOnly whether nothing can be changed (-R)
 * @param umask what permissions new files don't get (-u)
 * @param start where it begins (-d); %u and %h as elsewhere
 * @param permitted what may be asked for (-p, without what -P names)
 * @param text as it was written
 */
public record SftpCommand(
        boolean isReadOnly, int umask, Optional<TokenText> start, Set<SftpRequest> permitted, String text) {
    /** The first word. */
    static final String NAME = "internal-sftp";

    private static final String HOW =
            "options of internal-sftp are -R, -u UMASK, -d DIRECTORY, -p REQUESTS, -P REQUESTS";
    private static final int OCTAL = 8;
    private static final int MOST_UMASK = 0777;

    /** Without options. */
    static final SftpCommand STANDARD =
            new SftpCommand(false, 0, Optional.empty(), EnumSet.allOf(SftpRequest.class), NAME);

    /** {@return whether this process serves the files} */
    public boolean isInternal() {
        return text.equals(NAME) || text.startsWith(NAME + " ");
    }

    /** A program that serves them. */
    static SftpCommand program(String command) {
        return new SftpCommand(STANDARD.isReadOnly, STANDARD.umask, STANDARD.start, STANDARD.permitted, command);
    }

    public SftpCommand {
        permitted = Set.copyOf(permitted);
    }

    /**
     * Reads it.
     *
     * @param words internal-sftp, and the options
     */
    static SftpCommand read(List<Word> words) throws ValueException {
        boolean isReadOnly = false;
        int umask = 0;
        Optional<TokenText> start = Optional.empty();
        Set<SftpRequest> permitted = EnumSet.allOf(SftpRequest.class);
        Set<SftpRequest> denied = EnumSet.noneOf(SftpRequest.class);
        int next = 1;
        while (next < words.size()) {
            Word option = words.get(next++);
            if (option.text().equals("-R")) {
                isReadOnly = true;
                continue;
            }
            if (next == words.size() || !List.of("-u", "-d", "-p", "-P").contains(option.text())) {
                throw option.wrong(
                        "`%s` is no option of internal-sftp, or lacks its value".formatted(option.text()), HOW);
            }
            Word value = words.get(next++);
            switch (option.text()) {
                case "-u" -> umask = umask(value);
                case "-d" -> start = Optional.of(TokenText.of(value));
                case "-p" -> permitted = requests(value);
                default -> denied = requests(value);
            }
        }
        permitted.removeAll(denied);
        return new SftpCommand(
                isReadOnly,
                umask,
                start,
                permitted,
                Values.joined(words.stream().map(Word::text).toList()));
    }

    private static int umask(Word word) throws ValueException {
        try {
            int umask = Integer.parseInt(word.text(), OCTAL);
            if (umask >= 0 && umask <= MOST_UMASK) {
                return umask;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw word.wrong("`%s` is no umask".formatted(word.text()), "write it in octal, such as 022");
    }

    private static Set<SftpRequest> requests(Word word) throws ValueException {
        Set<SftpRequest> requests = EnumSet.noneOf(SftpRequest.class);
        for (String label : word.text().split(",", -1)) {
            Optional<SftpRequest> request = SftpRequest.named(label);
            if (request.isEmpty()) {
                throw word.wrong(
                        "there is no request `%s`".formatted(label),
                        Nearest.help(
                                label,
                                new ArrayList<>(Arrays.stream(SftpRequest.values())
                                        .map(SftpRequest::label)
                                        .toList())));
            }
            requests.add(request.get());
        }
        return requests;
    }

    @Override
    public String toString() {
        return text;
    }
}
