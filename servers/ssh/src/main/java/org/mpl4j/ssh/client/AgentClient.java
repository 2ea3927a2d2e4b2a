package org.mpl4j.ssh.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshAgent;
import org.mpl4j.ssh.packets.ssh.SshAgent.Builder.NeedsMessageBranch;
import org.mpl4j.ssh.packets.ssh.SshAgentFrame;

/** An agent, which keeps a user's keys and signs with them (draft-ietf-sshm-ssh-agent). */
public final class AgentClient implements Closeable {
    /** OpenSSH's agent takes and sends no more. */
    private static final int ROOM = 256 * 1024 + 4;

    private final Path path;
    private final SocketChannel socket;

    /**
     * Connects.
     *
     * @param path of its socket: the value of SSH_AUTH_SOCK
     * @throws IOException if nobody is there
     */
    public AgentClient(Path path) throws IOException {
        this.path = path;
        try {
            socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            throw new IOException("no agent is at %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /**
     * Asks for its keys.
     *
     * @param log is told of keys that cannot be used
     * @return what it signs with
     * @throws IOException if it does not answer
     */
    public List<Identity> identities(ClientLog log) throws IOException {
        SshAgent answer = ask(NeedsMessageBranch::asRequestIdentities);
        List<Identity> found = new ArrayList<>();
        if (answer.messageBranch() instanceof SshAgent.MessageBranch.IdentitiesAnswer list) {
            for (SshAgent.MessageBranch.IdentitiesAnswer.KeysItem item : list.keys()) {
                String comment = LoginDialog.printable(item.comment().utf8());
                try {
                    found.add(new Key(
                            this,
                            comment + " (agent)",
                            PublicKey.parse(item.key().encoded().toArray())));
                } catch (KeyFormatException e) {
                    log.detail("the agent's key `%s` is left out: %s".formatted(comment, e.getMessage()));
                }
            }
        }
        return found;
    }

    private record Key(AgentClient agent, String name, PublicKey shown) implements Identity {
        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public byte[] sign(String algorithm, byte[] data) throws IOException {
            SshAgent answer = agent.ask(message -> message.asSignRequest()
                    .key(shown.view())
                    .data(data)
                    .rsaSha2_512(algorithm.startsWith("rsa-sha2-512"))
                    .rsaSha2_256(algorithm.startsWith("rsa-sha2-256")));
            if (answer.messageBranch() instanceof SshAgent.MessageBranch.SignResponse response) {
                return response.signature().encoded().toArray();
            }
            throw new IOException("the agent does not sign with " + name);
        }
    }

    private synchronized SshAgent ask(SshAgent.Builder.Content content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        ByteBuffer request =
                SshAgentFrame.builder(buffer).message(content).build().flip();
        while (request.hasRemaining()) {
            socket.write(request);
        }
        try {
            return answer(buffer);
        } catch (ParseException e) {
            throw new IOException("the agent at %s sends what is no answer: %s".formatted(path, e.getMessage()), e);
        }
    }

    private SshAgent answer(ByteBuffer buffer) throws IOException, ParseException {
        buffer.clear();
        while (true) {
            ByteBuffer soFar = buffer.duplicate().flip();
            if (soFar.hasRemaining() && SshAgentFrame.frameSize(soFar) <= soFar.remaining()) {
                return SshAgentFrame.parse(soFar).message();
            }
            if (!buffer.hasRemaining() || socket.read(buffer) < 0) {
                throw new IOException("the agent at %s does not answer".formatted(path));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
