package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest.RequestNameBranch.HostkeysProve;
import org.mpl4j.ssh.packets.ssh.SshHostkeyProof;
import org.mpl4j.ssh.packets.ssh.SshProvenHostkeys;
import org.mpl4j.ssh.packets.ssh.SshPublicKeyString;
import org.mpl4j.ssh.packets.ssh.SshSignature;
import org.mpl4j.ssh.transport.ProtocolException;

/** Tells clients all host keys, and proves that they are this server's (hostkeys-00@openssh.com, OpenSSH PROTOCOL section 2.5), so that keys can be changed. */
public final class HostKeyProofs implements GlobalRequestHandler {
    /** A key, the session identifier and a name: the longest RSA key has 2 KiB. */
    private static final int PROOF_ROOM = 16 * 1024;

    private static final int REPLY_ROOM = 32 * 1024;

    private final List<SigningKey> keys;
    private final byte[] sessionId;

    /**
     * For one connection.
     *
     * @param keys all host keys
     * @param sessionId of the connection
     */
    public HostKeyProofs(List<SigningKey> keys, byte[] sessionId) {
        this.keys = List.copyOf(keys);
        this.sessionId = sessionId.clone();
    }

    /** Tells the client about all keys. */
    public void tell(GlobalRequests requests) throws IOException {
        requests.tell(request -> request.asHostkeys().hostkeys(list -> {
            for (SigningKey key : keys) {
                list.add(item -> item.key(key.publicKey().view()));
            }
        }));
    }

    @Override
    public Answer answer(SshGlobalRequest request) throws ProtocolException {
        if (request.requestNameKind() != SshGlobalRequest.RequestNameKind.HostkeysProve) {
            return Answer.REFUSED;
        }
        List<SshSignature> signatures = new ArrayList<>();
        HostkeysProve asked = request.asHostkeysProve();
        for (SshPublicKeyString one : asked.hostkeys()) {
            Optional<SshSignature> signature = prove(one);
            // Each key is asked for once.
            if (signature.isEmpty() || signatures.size() == keys.size()) {
                return Answer.REFUSED;
            }
            signatures.add(signature.get());
        }
        try {
            return Answer.granted(Bytes.wrap(SshProvenHostkeys.builder(ByteBuffer.allocate(REPLY_ROOM))
                    .signatures(list -> signatures.forEach(list::add))
                    .build()
                    .flip()));
        } catch (BuildException e) {
            return Answer.REFUSED;
        }
    }

    private Optional<SshSignature> prove(SshPublicKeyString asked) throws ProtocolException {
        for (SigningKey key : keys) {
            if (key.publicKey().view().equals(asked.key())) {
                try {
                    return Optional.of(SshSignature.parse(
                            Bytes.wrap(key.sign(key.algorithms().getFirst(), proof(asked)))));
                } catch (ParseException e) {
                    throw new ProtocolException("a signature is none: " + e.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    private byte[] proof(SshPublicKeyString asked) {
        ByteBuffer built = SshHostkeyProof.builder(ByteBuffer.allocate(PROOF_ROOM))
                .sessionIdentifier(sessionId)
                .hostkey(asked)
                .build()
                .flip();
        return Bytes.wrap(built).toArray();
    }
}
