package org.mpl4j.ssh.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** Nobody logs in without showing all that is demanded, and nobody finds out who else could (RFC 4252). */
final class AuthenticationAttackTest {
    private static final int FAILURE = 51;
    private static final int SUCCESS = 52;
    private static final int ASKED_FOR_MORE = 60;
    private static final long NO_MORE_METHODS = 14;
    private static final long PROTOCOL_ERROR = 2;
    private static final long NO_SERVICE = 7;
    private static final String SERVICE = "ssh-connection";
    private static final String KEY = "publickey";

    /** Sends requests, and gives what the answer to the last one is. */
    private static int answer(Talk talk, byte[]... requests) throws IOException {
        for (byte[] request : requests) {
            assertThat(talk.send(request)).isTrue();
            talk.settle();
        }
        return talk.last().orElseThrow()[0];
    }

    private static SshUserauth.MessageBranch.Failure failure(Talk talk) throws Exception {
        return SshUserauth.parse(Bytes.wrap(talk.last().orElseThrow()), Bytes.EMPTY)
                .asFailure();
    }

    private static AuthenticationOptions demanding(String... methods) {
        return Target.Setup.usual().authentication().withSequences(List.of(List.of(methods)));
    }

    @Test
    void methodNoneTellsTheMethodsAndLetsNobodyIn() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            assertThat(answer(talk, Says.none(Target.USER))).isEqualTo(FAILURE);
            assertThat(failure(talk).authenticationsThatCanContinue().latin1())
                    .isEqualTo("publickey,password,keyboard-interactive");
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void signaturesOfSomethingElseAreWorthNothing() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk other = Talk.asked(target, Talk.Offer.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            byte[] session = talk.sessionId();
            SigningKey good = Target.GOOD;
            String user = Target.USER;
            for (byte[] signed : List.of(
                    Says.signed(other.sessionId(), user, SERVICE, KEY, good),
                    Says.signed(session, "bob", SERVICE, KEY, good),
                    Says.signed(session, user, "ssh-userauth", KEY, good),
                    Says.signed(session, user, SERVICE, "password", good),
                    Says.signed(session, user, SERVICE, KEY, Target.BAD))) {
                assertThat(answer(talk, Says.publickey(user, good, signed))).isEqualTo(FAILURE);
            }
            assertThat(target.service.effects().logins()).isZero();
            assertThat(answer(talk, Says.publickey(talk, user, good))).isEqualTo(SUCCESS);
        }
    }

    @Test
    void keysOfOthersAreWorthNothing() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            assertThat(answer(talk, Says.publickeyQuery(Target.USER, Target.BAD)))
                    .isEqualTo(FAILURE);
            assertThat(answer(talk, Says.publickey(talk, Target.USER, Target.BAD)))
                    .isEqualTo(FAILURE);
            // The key that would do, with a signature by one that would not.
            byte[] signed = Says.signed(talk.sessionId(), Target.USER, SERVICE, KEY, Target.GOOD);
            byte[] request = Says.request(
                    Target.USER,
                    builder -> builder.asPublickey()
                            .algorithmName("ssh-ed25519")
                            .publicKey(Says.publicKey(Target.GOOD.publicKey().blob()))
                            .signature(Says.signature(Target.BAD.sign("ssh-ed25519", signed))));
            assertThat(answer(talk, request)).isEqualTo(FAILURE);
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void anotherAlgorithmThanTheKeysIsRefused() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            byte[] request = Says.request(
                    Target.USER,
                    builder -> builder.asPublickey()
                            .algorithmName("rsa-sha2-512")
                            .publicKey(Says.publicKey(Target.GOOD.publicKey().blob())));
            assertThat(answer(talk, request)).isEqualTo(FAILURE);
        }
    }

    @Test
    void aSignatureForAnotherHostIsWorthNothing() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            byte[] request = Says.request(
                    Target.USER,
                    builder -> builder.asPublickeyHostbound()
                            .algorithmName("ssh-ed25519")
                            .publicKey(Says.publicKey(Target.GOOD.publicKey().blob()))
                            .hostKey(Says.publicKey(Target.BAD.publicKey().blob())));
            assertThat(answer(talk, request)).isEqualTo(FAILURE);
            assertThat(answer(talk, Says.hostboundQuery(talk, Target.USER, Target.GOOD)))
                    .isEqualTo(ASKED_FOR_MORE);
            assertThat(answer(talk, Says.hostbound(talk, Target.USER, Target.GOOD)))
                    .isEqualTo(SUCCESS);
        }
    }

    @Test
    void theUserMustNotChange() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            answer(talk, Says.none("bob"));
            talk.send(Says.password(Target.USER, Target.PASSWORD));
            assertThat(talk.waitForEnd()).contains(PROTOCOL_ERROR);
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void onlyOneServiceCanBeAskedFor() throws Exception {
        try (Target target = new Target(Target.Setup.usual())) {
            try (Talk talk = Talk.withKeys(target, Talk.Offer.usual())) {
                talk.send(Says.serviceRequest("ssh-connection"));
                assertThat(talk.waitForEnd()).contains(NO_SERVICE);
            }
            try (Talk talk = Talk.asked(target, Talk.Offer.usual())) {
                talk.send(Says.auth(
                        Bytes.EMPTY,
                        builder -> builder.asRequest()
                                .userName(Target.USER)
                                .serviceName("root-shell")
                                .asPassword()
                                .asLogin()
                                .password(Target.PASSWORD)));
                assertThat(talk.waitForEnd()).contains(NO_SERVICE);
            }
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void failuresAreCountedWhateverTheMethodIs(int most) throws Exception {
        AuthenticationOptions usual = Target.Setup.usual().authentication();
        var few = new AuthenticationOptions(
                usual.sequences(), usual.questions(), most, Duration.ZERO, "", usual.keyAlgorithms());
        try (Target target = new Target(Target.Setup.usual().with(few));
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            List<byte[]> wrong = List.of(
                    Says.none(Target.USER),
                    Says.publickeyQuery(Target.USER, Target.BAD),
                    Says.password(Target.USER, "guess"),
                    Says.hostbased(Target.USER),
                    Says.passwordChange(Target.USER, Target.PASSWORD, "other"),
                    Says.publickey(Target.USER, Target.GOOD, new byte[9]));
            for (int i = 0; i < most; i++) {
                assertThat(answer(talk, wrong.get(i))).isEqualTo(FAILURE);
            }
            talk.send(Says.password(Target.USER, "guess"));
            assertThat(talk.waitForEnd()).contains(NO_MORE_METHODS);
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void requestsThatDoNotWaitForAnswersAreCountedAsWell() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            for (int i = 0; i < 20; i++) {
                talk.wire.write(talk.wire.sealed(Says.password(Target.USER, "guess" + i)));
            }
            talk.wire.write(talk.wire.sealed(Says.password(Target.USER, Target.PASSWORD)));
            assertThat(talk.waitForEnd()).contains(NO_MORE_METHODS);
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void whatIsAskedOfNobodyIsWhatIsAskedOfSomebody() throws Exception {
        Target.Memory accounts = new Target.Memory();
        try (Target target = new Target(Target.Setup.usual().with(accounts))) {
            List<String> answers = new java.util.ArrayList<>();
            for (String user : List.of(Target.USER, "nobody")) {
                int lookups = accounts.keyLookups.get();
                int checks = accounts.passwordChecks.get();
                StringBuilder said = new StringBuilder();
                try (Talk talk = Talk.asked(target, Talk.Offer.usual())) {
                    for (byte[] request : List.of(
                            Says.none(user),
                            Says.publickeyQuery(user, Target.BAD),
                            Says.password(user, "guess"),
                            Says.keyboardInteractive(user),
                            Says.infoResponse("guess"))) {
                        answer(talk, request);
                        said.append(Bytes.wrap(talk.last().orElseThrow())).append('\n');
                    }
                }
                answers.add(said + " lookups: " + (accounts.keyLookups.get() - lookups) + ", checks: "
                        + (accounts.passwordChecks.get() - checks));
            }
            assertThat(answers.get(0)).isEqualTo(answers.get(1)).endsWith("lookups: 1, checks: 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Target.USER, "nobody"})
    void aWrongPasswordIsNotAnsweredAtOnce(String user) throws Exception {
        Duration delay = Duration.ofMillis(300);
        AuthenticationOptions usual = Target.Setup.usual().authentication();
        var slow = new AuthenticationOptions(usual.sequences(), usual.questions(), 6, delay, "", usual.keyAlgorithms());
        try (Target target = new Target(Target.Setup.usual().with(slow));
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            long begin = System.nanoTime();
            assertThat(answer(talk, Says.password(user, "guess"))).isEqualTo(FAILURE);
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(delay.toNanos());
            begin = System.nanoTime();
            assertThat(answer(talk, Says.keyboardInteractive(user), Says.infoResponse("guess")))
                    .isEqualTo(FAILURE);
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(delay.toNanos());
        }
    }

    @Test
    void allMethodsOfASequenceAreNeededInTheirOrder() throws Exception {
        try (Target target = new Target(Target.Setup.usual().with(demanding(KEY, "password", "keyboard-interactive")));
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            String user = Target.USER;
            assertThat(answer(talk, Says.password(user, Target.PASSWORD))).isEqualTo(FAILURE);
            assertThat(failure(talk).partialSuccess()).isFalse();
            assertThat(answer(talk, Says.publickey(talk, user, Target.GOOD))).isEqualTo(FAILURE);
            assertThat(failure(talk).partialSuccess()).isTrue();
            assertThat(failure(talk).authenticationsThatCanContinue().latin1()).isEqualTo("password");
            assertThat(answer(talk, Says.publickey(talk, user, Target.GOOD))).isEqualTo(FAILURE);
            assertThat(failure(talk).partialSuccess()).isFalse();
            assertThat(answer(talk, Says.password(user, "guess"))).isEqualTo(FAILURE);
            assertThat(answer(talk, Says.password(user, Target.PASSWORD))).isEqualTo(FAILURE);
            assertThat(failure(talk).partialSuccess()).isTrue();
            assertThat(target.service.effects().logins()).isZero();
            assertThat(answer(talk, Says.keyboardInteractive(user), Says.infoResponse(Target.PASSWORD)))
                    .isEqualTo(SUCCESS);
            talk.settleWhole();
            assertThat(target.service.methods()).isEqualTo(Set.of("publickey and password and keyboard-interactive"));
        }
    }

    @Test
    void oneKeyIsNotTwo() throws Exception {
        try (Target target = new Target(Target.Setup.usual().with(demanding(KEY, KEY)));
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            assertThat(answer(talk, Says.publickey(talk, Target.USER, Target.GOOD)))
                    .isEqualTo(FAILURE);
            assertThat(failure(talk).partialSuccess()).isTrue();
            assertThat(answer(talk, Says.publickey(talk, Target.USER, Target.GOOD)))
                    .isEqualTo(FAILURE);
            assertThat(failure(talk).partialSuccess()).isFalse();
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void aMethodThatWasGivenUpIsOver() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            assertThat(answer(talk, Says.publickeyQuery(Target.USER, Target.GOOD)))
                    .isEqualTo(ASKED_FOR_MORE);
            assertThat(answer(talk, Says.keyboardInteractive(Target.USER))).isEqualTo(ASKED_FOR_MORE);
            assertThat(answer(talk, Says.none(Target.USER))).isEqualTo(FAILURE);
            assertThat(talk.send(Says.infoResponse(Target.PASSWORD))).isFalse();
            assertThat(talk.waitForEnd()).contains(PROTOCOL_ERROR);
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void answersThatAreTooManyOrTooFewAreWrong() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.asked(target, Talk.Offer.usual())) {
            for (byte[] answers :
                    List.of(Says.infoResponse(), Says.infoResponse(Target.PASSWORD, ""), Says.infoResponse("", ""))) {
                assertThat(answer(talk, Says.keyboardInteractive(Target.USER), answers))
                        .isEqualTo(FAILURE);
            }
            assertThat(target.service.effects().logins()).isZero();
        }
    }

    @Test
    void whoHasLoggedInIsNotAskedAgain() throws Exception {
        try (Target target = new Target(Target.Setup.usual());
                Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
            talk.send(Says.password("root", "toor"));
            talk.send(Says.none("root"));
            talk.settleWhole();
            assertThat(talk.last().orElseThrow()[0]).isEqualTo((byte) 82);
            assertThat(target.service.effects().logins()).isEqualTo(1);
        }
    }

    @Test
    void whoTakesTooLongIsOut() throws Exception {
        Duration grace = Target.grace(Duration.ofSeconds(1));
        try (Target target = new Target(Target.Setup.usual().with(grace));
                Talk late = Talk.asked(target, Talk.Offer.usual());
                Talk good = Talk.loggedIn(target, Talk.Offer.usual())) {
            Optional<Long> reason = late.waitForEnd();
            assertThat(reason).isPresent();
            good.settleWhole();
            assertThat(good.isOver()).isFalse();
        }
    }
}
