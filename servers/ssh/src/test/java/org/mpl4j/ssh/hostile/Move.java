package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;

/**
 * Something that a client can send at any time, whether it is its turn or not. Several moves can be the same statecall, and steer what the server answers: a right
 * password and a wrong one.
 *
 * @param name of the move
 * @param message makes what is sent
 */
record Move(String name, Function<Talk, byte[]> message) {
    /** A number that no channel has. */
    private static final long NO_CHANNEL = 77;

    private static final long PROTOCOL_ERROR = 2;
    private static final long VERSION_NOT_SUPPORTED = 8;
    private static final String EXEC = "exec ";
    private static final int CHANNEL_OPEN = 90;
    private static final int LARGE = 32 * 1024;
    private static final String IDENTIFY = "identify";
    private static final int LONGER_THAN_A_LINE = 300;

    /** {@return what the policy is asked about it} */
    List<Mirror.Step> steps(Talk talk) {
        return isIdentification()
                ? List.of(new Mirror.Step(ServerStatecall.Receive_Identification, 0, 0))
                : Mirror.received(message.apply(talk), talk.method(), talk.isGroupExchange());
    }

    boolean isIdentification() {
        return name.equals(IDENTIFY);
    }

    /** Sends it when it is allowed, and waits for what the server does. */
    void make(Talk talk) throws IOException {
        if (isIdentification()) {
            talk.identify();
        } else if (!talk.send(message.apply(talk))) {
            throw new AssertionError(name + " is not allowed: " + talk.mirror.refusal(steps(talk)));
        }
        if (steers("open")) {
            talk.waitFor(message -> message[0] == CHANNEL_OPEN);
        }
        talk.settleWhole();
    }

    /** Whether it makes the server do something. */
    boolean steers(String command) {
        return name.startsWith(EXEC + command);
    }

    /** Sends it though it is not allowed: the server says what is wrong, and closes. */
    void refusedBy(Talk talk, Target target) throws IOException {
        boolean isSilent = talk.isSilent();
        byte[] bytes = isIdentification() ? Wire.bytes("SSH-2.0-Again\r\n") : talk.wire.sealed(message.apply(talk));
        // A server that waits for a line is given enough to see that this is none.
        talk.wire.write(isSilent ? Arrays.copyOf(bytes, bytes.length + LONGER_THAN_A_LINE) : bytes);
        if (!isSilent && talk.isStrictnessUntold()) {
            talk.wire.write(talk.wire.sealed(Says.kexInit(talk)));
        }
        Optional<Long> reason = talk.waitForEnd();
        long expected = isSilent ? VERSION_NOT_SUPPORTED : PROTOCOL_ERROR;
        if (!reason.equals(Optional.of(expected))) {
            throw new AssertionError("%s: DISCONNECT should come with reason %d, not %s; the log: %s"
                    .formatted(name, expected, reason, target.log));
        }
        talk.mirror.take(ServerStatecall.Transmit_Transport_Disconnect);
    }

    /** {@return all of them} */
    static List<Move> all() {
        List<Move> moves = new ArrayList<>();
        moves.add(new Move(IDENTIFY, talk -> new byte[1]));
        transport(moves);
        exchange(moves);
        authentication(moves);
        authenticationOfServers(moves);
        connection(moves);
        channel(moves, "", Talk::serverChannel);
        channel(moves, " of no channel", talk -> NO_CHANNEL);
        channel(moves, " of the server's channel", Talk::openedByServer);
        return moves;
    }

    private static void transport(List<Move> moves) {
        moves.add(new Move("disconnect", talk -> Says.disconnect()));
        moves.add(new Move("ignore", talk -> Says.ignore(5)));
        moves.add(new Move(
                "debug",
                talk -> Says.transport(
                        builder -> builder.asDebug().alwaysDisplay(false).debugMessage("?"))));
        moves.add(new Move(
                "unimplemented",
                talk -> Says.transport(builder -> builder.asUnimplemented().sequenceNumber(1))));
        moves.add(new Move("unknown", talk -> Says.unknownTransport()));
        moves.add(new Move("ask for authentication", talk -> Says.serviceRequest("ssh-userauth")));
        moves.add(new Move(
                "accept a service",
                talk -> Says.transport(builder -> builder.asServiceAccept().serviceName("ssh-userauth"))));
        moves.add(new Move("extensions", talk -> Says.transport(builder -> builder.asExtInfo())));
        moves.add(new Move("compression", talk -> Says.transport(builder -> builder.asNewCompress())));
        moves.add(new Move("ping", talk -> Says.ping()));
        moves.add(new Move(
                "pong", talk -> Says.transport(builder -> builder.asPong().data(new byte[1]))));
        moves.add(new Move("KEXINIT", Says::kexInit));
        moves.add(new Move("NEWKEYS", talk -> Says.newKeys()));
    }

    private static void exchange(List<Move> moves) {
        moves.add(new Move("key exchange", Says::exchange));
        moves.add(new Move(
                "old group request",
                talk -> gex(builder -> builder.asRequestOld().n(2048))));
        byte[] key = Target.BAD.publicKey().blob();
        byte[] signature = Target.BAD.sign("ssh-ed25519", key);
        moves.add(new Move(
                "reply",
                talk -> ecdh(builder -> builder.asReply()
                        .hostKey(Says.publicKey(key))
                        .qS(new byte[32])
                        .signature(Says.signature(signature)))));
        moves.add(new Move(
                "reply in a group",
                talk -> gex(builder -> builder.asReply()
                        .hostKey(Says.publicKey(key))
                        .f(Mpint.of(BigInteger.valueOf(4)))
                        .signature(Says.signature(signature)))));
        for (int number = 30; number <= 36; number++) {
            byte[] odd = {(byte) number, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0};
            moves.add(new Move("message " + number, talk -> odd));
        }
    }

    private static byte[] ecdh(Function<SshKexEcdh.Builder.NeedsMessageBranch, SshKexEcdh.Builder.Complete> content) {
        return Bytes.wrap(content.apply(SshKexEcdh.builder(ByteBuffer.allocate(4096)))
                        .build()
                        .flip())
                .toArray();
    }

    private static byte[] gex(Function<SshKexGex.Builder.NeedsMessageBranch, SshKexGex.Builder.Complete> content) {
        return Bytes.wrap(content.apply(SshKexGex.builder(ByteBuffer.allocate(4096)))
                        .build()
                        .flip())
                .toArray();
    }

    private static void authentication(List<Move> moves) {
        String user = Target.USER;
        moves.add(new Move("none", talk -> Says.none(user)));
        moves.add(new Move("wrong password", talk -> Says.password(user, "guess")));
        moves.add(new Move("right password", talk -> Says.password(user, Target.PASSWORD)));
        moves.add(new Move("change of password", talk -> Says.passwordChange(user, Target.PASSWORD, "other")));
        moves.add(new Move("query of a key", talk -> Says.publickeyQuery(user, Target.GOOD)));
        moves.add(new Move("query of a wrong key", talk -> Says.publickeyQuery(user, Target.BAD)));
        moves.add(new Move("signature", talk -> Says.publickey(talk, user, Target.GOOD)));
        moves.add(new Move("wrong signature", talk -> Says.publickey(user, Target.GOOD, new byte[40])));
        moves.add(new Move("query of a bound key", talk -> hostboundOrNone(talk, false)));
        moves.add(new Move("bound signature", talk -> hostboundOrNone(talk, true)));
        moves.add(new Move("keyboard-interactive", talk -> Says.keyboardInteractive(user)));
        moves.add(new Move("right answer", talk -> Says.infoResponse(Target.PASSWORD)));
        moves.add(new Move("wrong answer", talk -> Says.infoResponse("guess")));
        moves.add(new Move("hostbased", talk -> Says.hostbased(user)));
        moves.add(new Move("gssapi", talk -> Says.request(user, builder -> builder.asGssapiWithMic())));
        moves.add(new Move(
                "gssapi-keyex",
                talk -> Says.request(user, builder -> builder.asGssapiKeyex().mic(new byte[1]))));
        moves.add(new Move(
                "other method",
                talk -> Says.request(
                        user, builder -> builder.asOther(Bytes.ofUtf8("magic")).data(new byte[4]))));
        moves.add(new Move(
                "token", talk -> gssapi(builder -> builder.asGssapiToken().token(new byte[1]))));
        moves.add(new Move("end of tokens", talk -> gssapi(builder -> builder.asGssapiExchangeComplete())));
        moves.add(new Move(
                "error token",
                talk -> gssapi(builder -> builder.asGssapiErrtok().errorToken(new byte[1]))));
        moves.add(new Move(
                "mic", talk -> gssapi(builder -> builder.asGssapiMic().mic(new byte[1]))));
    }

    /** Before there is a host key, nothing can be bound to one. */
    private static byte[] hostboundOrNone(Talk talk, boolean isSigned) {
        if (talk.hostKey().length == 0) {
            return Says.none(Target.USER);
        }
        return isSigned
                ? Says.hostbound(talk, Target.USER, Target.GOOD)
                : Says.hostboundQuery(talk, Target.USER, Target.GOOD);
    }

    private static byte[] gssapi(org.mpl4j.ssh.packets.ssh.SshUserauth.Builder.Content content) {
        return Says.auth(Bytes.ofUtf8("gssapi-with-mic"), content);
    }

    /** What only servers send. */
    private static void authenticationOfServers(List<Move> moves) {
        moves.add(new Move(
                "failure",
                talk -> Says.auth(
                        Bytes.EMPTY, builder -> builder.asFailure().authenticationsThatCanContinue("password"))));
        moves.add(new Move("success", talk -> Says.auth(Bytes.EMPTY, builder -> builder.asSuccess())));
        moves.add(new Move(
                "banner",
                talk -> Says.auth(Bytes.EMPTY, builder -> builder.asBanner().banner("hello"))));
        moves.add(new Move(
                "expired",
                talk -> Says.auth(
                        Bytes.ofUtf8("password"),
                        builder -> builder.asPasswdChangereq().prompt("?"))));
        moves.add(new Move(
                "question",
                talk -> Says.auth(Bytes.ofUtf8("keyboard-interactive"), builder -> builder.asInfoRequest())));
        moves.add(new Move(
                "good key",
                talk -> Says.auth(
                        Bytes.ofUtf8("publickey"),
                        builder -> builder.asPkOk()
                                .algorithmName("ssh-ed25519")
                                .publicKey(
                                        Says.publicKey(Target.GOOD.publicKey().blob())))));
        moves.add(new Move(
                "mechanism",
                talk -> gssapi(builder -> builder.asGssapiResponse().selectedMechanism(new byte[1]))));
        moves.add(new Move(
                "mechanism's error",
                talk -> gssapi(builder ->
                        builder.asGssapiError().majorStatus(1).minorStatus(1).errorMessage("?"))));
        moves.add(new Move("unknown of authentication", talk -> new byte[] {79, 1}));
    }

    private static void connection(List<Move> moves) {
        moves.add(new Move("open", talk -> Says.openSession(talk.nextChannel())));
        moves.add(new Move("open a tunnel", talk -> Says.openOther(talk.nextChannel())));
        moves.add(new Move("confirm", talk -> Says.confirm(talk.openedByServer(), talk.nextChannel())));
        moves.add(new Move("confirm with a number that is taken", talk -> Says.confirm(talk.openedByServer(), 0)));
        moves.add(new Move("confirm nothing", talk -> Says.confirm(NO_CHANNEL, talk.nextChannel())));
        moves.add(new Move(
                "open failure",
                talk -> Says.connection(builder -> builder.asChannelOpenFailure()
                        .recipientChannel(talk.openedByServer())
                        .reasonCode(2)
                        .description("no"))));
        moves.add(new Move("keep alive", talk -> Says.globalKeepalive()));
        moves.add(new Move(
                "forward",
                talk -> Says.connection(
                        builder -> builder.asGlobalRequest().request(request -> forward(request.wantReply(true))))));
        moves.add(new Move(
                "granted",
                talk -> Says.connection(builder -> builder.asRequestSuccess().data(new byte[4]))));
        moves.add(new Move("refused", talk -> Says.connection(builder -> builder.asRequestFailure())));
        moves.add(new Move("unknown of connections", talk -> new byte[] {127, 1}));
    }

    private static SshGlobalRequest.Builder.Complete forward(SshGlobalRequest.Builder.NeedsRequestNameBranch request) {
        return request.asTcpipForward().addressToBind("").portNumberToBind(0);
    }

    private static void channel(List<Move> moves, String suffix, Function<Talk, Long> number) {
        for (String command :
                List.of("hold", "data", "errors", "eof", "eow", "exit", "signal", "close", "ask", "open")) {
            moves.add(new Move(EXEC + command + suffix, talk -> Says.exec(number.apply(talk), command, true)));
        }
        moves.add(new Move("data" + suffix, talk -> Says.data(number.apply(talk), 5)));
        moves.add(new Move(
                "errors" + suffix,
                talk -> Says.connection(builder -> builder.asChannelExtendedData()
                        .recipientChannel(number.apply(talk))
                        .data(new byte[LARGE]))));
        moves.add(new Move("adjust" + suffix, talk -> Says.adjust(number.apply(talk), 9)));
        moves.add(new Move("eof" + suffix, talk -> Says.eof(number.apply(talk))));
        moves.add(new Move("close" + suffix, talk -> Says.close(number.apply(talk))));
        moves.add(new Move("channel success" + suffix, talk -> about(talk, number, true)));
        moves.add(new Move("channel failure" + suffix, talk -> about(talk, number, false)));
        requests(moves, suffix, number);
    }

    private static byte[] about(Talk talk, Function<Talk, Long> number, boolean isSuccess) {
        long channel = number.apply(talk);
        return Says.connection(builder -> isSuccess
                ? builder.asChannelSuccess().recipientChannel(channel)
                : builder.asChannelFailure().recipientChannel(channel));
    }

    private static void requests(List<Move> moves, String suffix, Function<Talk, Long> number) {
        List<Function<SshChannelRequest.Builder.NeedsRequestTypeBranch, SshChannelRequest.Builder.Complete>> all =
                List.of(
                        builder -> builder.asPtyReq()
                                .terminal("vt100")
                                .widthCharacters(80)
                                .heightRows(24),
                        builder -> builder.asX11Req()
                                .singleConnection(true)
                                .authenticationProtocol("?")
                                .authenticationCookie("?")
                                .screenNumber(0),
                        builder -> builder.asEnv().variableName("LANG").variableValue("C"),
                        builder -> builder.asShell(),
                        builder -> builder.asSubsystem().subsystemName("sftp"),
                        builder -> builder.asWindowChange().widthColumns(9).heightRows(9),
                        builder -> builder.asXonXoff().clientCanDo(true),
                        builder -> builder.asSignal().signalName("INT"),
                        builder -> builder.asExitStatus().exitStatus(0),
                        builder -> builder.asExitSignal().signalName("HUP").coreDumped(false),
                        builder -> builder.asBreak().breakLength(9),
                        builder -> builder.asAuthAgentReqOpenssh(),
                        builder -> builder.asAgentReq(),
                        builder -> builder.asEow(),
                        builder -> builder.asKeepalive(),
                        builder -> builder.asOther(Bytes.ofUtf8("magic")).data(new byte[1]));
        for (int i = 0; i < all.size(); i++) {
            var content = all.get(i);
            moves.add(
                    new Move("request " + i + suffix, talk -> Says.channelRequest(number.apply(talk), true, content)));
        }
    }
}
