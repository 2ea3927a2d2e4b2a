package org.mpl4j.ssh.auth;

import java.util.List;

/** What keyboard-interactive asks for. */
public enum Question {
    /** The password. */
    PASSWORD("Password: "),
    /** A one-time code (RFC 6238). */
    CODE("Verification code: ");

    private final String prompt;

    Question(String prompt) {
        this.prompt = prompt;
    }

    String prompt() {
        return prompt;
    }

    boolean isAnswer(Accounts accounts, String user, byte[] answer) {
        return this == PASSWORD ? accounts.isPassword(user, answer) : accounts.isCode(user, answer);
    }

    /** What a method of a sequence asks for: {@code keyboard-interactive} all, {@code keyboard-interactive:totp} a code only. */
    static List<Question> of(String method, List<Question> all) {
        return switch (method) {
            case AuthenticationOptions.KEYBOARD_INTERACTIVE_PASSWORD -> List.of(PASSWORD);
            case AuthenticationOptions.KEYBOARD_INTERACTIVE_TOTP -> List.of(CODE);
            default -> all;
        };
    }
}
