package org.mpl4j.ssh.config;

/**
 * A path with tokens in it: {@code %u} is the user, {@code %h} the home directory, {@code %%} a percent sign.
 *
 * @param text as it was written
 * @param place where
 */
public record TokenText(String text, Place place) {
    static TokenText of(Word word) throws ValueException {
        String text = word.text();
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 2)) {
            if (i + 1 == text.length() || "uh%".indexOf(text.charAt(i + 1)) < 0) {
                throw word.wrong(
                        "`%s` is no token here".formatted(text.substring(i, Math.min(i + 2, text.length()))),
                        "there are %u for the user, %h for the home directory and %% for a percent sign");
            }
        }
        return new TokenText(text, word.place());
    }

    /**
     * Puts in what tokens stand for.
     *
     * @param user a name; one that could lead out of a folder gives a name that no file has
     * @param home the home directory
     * @return the path
     */
    public String expand(String user, String home) {
        // A client chooses the name before anything of it is known.
        String safe = user.contains("/") || user.startsWith(".") || user.indexOf('\0') >= 0 ? "%" : user;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                path.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'u' -> path.append(safe);
                case 'h' -> path.append(home);
                default -> path.append('%');
            }
        }
        return path.toString();
    }

    /** {@return a path without tokens, as one that has them} */
    static String escaped(String path) {
        return path.replace("%", "%%");
    }

    @Override
    public String toString() {
        return text;
    }
}
