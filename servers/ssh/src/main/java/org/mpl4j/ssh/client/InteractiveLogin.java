package org.mpl4j.ssh.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.packets.ssh.SshUserauth.MessageBranch.InfoRequest;
import org.mpl4j.ssh.transport.ProtocolException;

/** By answers to what the server asks (RFC 4256). */
public final class InteractiveLogin extends LoginMethod {
    private static final String NAME = "keyboard-interactive";
    private static final byte[] NONE = {};

    private final Prompter prompter;
    private int left;

    /**
     * Passes questions on.
     *
     * @param prompter is asked
     * @param tries how often
     */
    public InteractiveLogin(Prompter prompter, int tries) {
        this.prompter = prompter;
        this.left = tries;
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    boolean attempt(LoginDialog dialog) throws IOException {
        if (left == 0) {
            return false;
        }
        left--;
        dialog.request(NAME, request -> request.asKeyboardInteractive());
        return true;
    }

    @Override
    void answer(LoginDialog dialog, SshUserauth message) throws IOException, ProtocolException {
        if (!(message.messageBranch() instanceof InfoRequest questions)) {
            throw new ProtocolException("questions are expected, but this is " + message.messageKind());
        }
        tell(dialog, questions.name().utf8());
        tell(dialog, questions.instruction().utf8());
        List<byte[]> answers = new ArrayList<>();
        for (InfoRequest.PromptsItem question : questions.prompts()) {
            String text = "(%s) %s"
                    .formatted(
                            dialog.who(),
                            LoginDialog.printable(question.prompt().utf8()));
            answers.add(prompter.ask(text, question.echo()).orElseGet(() -> {
                left = 0;
                return NONE;
            }));
        }
        dialog.respond(response -> response.asInfoResponse().responses(list -> answers.forEach(list::add)));
        answers.forEach(answer -> Arrays.fill(answer, (byte) 0));
    }

    private static void tell(LoginDialog dialog, String text) {
        if (!text.isBlank()) {
            dialog.log().warning(LoginDialog.printable(text));
        }
    }
}
