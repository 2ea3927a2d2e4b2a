package org.mpl4j.ssh;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** The server in layers, each of which can be tested and used without the ones above it. */
@AnalyzeClasses(packages = "org.mpl4j.ssh", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.mpl4j.ssh.";
    private static final Pattern READS_OR_WRITES_A_NUMBER =
            Pattern.compile("(get|put)(Short|Int|Long|Char|Float|Double)?");

    /** Ciphers take arrays, and counters and nonces of theirs are no fields of messages; nothing else reads or writes bytes of packets. */
    @ArchTest
    static final ArchRule BYTES_OF_PACKETS_ARE_FOR_GENERATED_CODE = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "packets..", BASE + "crypto..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it reads or writes a number in a buffer") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return call.getTargetOwner().isEquivalentTo(ByteBuffer.class)
                            && READS_OR_WRITES_A_NUMBER.matcher(call.getName()).matches()
                            && call.getTarget().getRawParameterTypes().stream().allMatch(type -> type.isPrimitive());
                }
            });

    @ArchTest
    static final ArchRule NOR_ARE_THEY_READ_BEHIND_ITS_BACK = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "packets..", BASE + "crypto..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(VarHandle.class);

    @ArchTest
    static final ArchRule CRYPTOGRAPHY_IS_WHERE_KEYS_ARE = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "packets..", BASE + "crypto..", BASE + "keys..", BASE + "auth..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ALGORITHMS_KNOW_MESSAGES_ONLY = only("crypto", "crypto", "packets");

    @ArchTest
    static final ArchRule KEYS_KNOW_ALGORITHMS = only("keys", "keys", "crypto", "packets");

    @ArchTest
    static final ArchRule TRANSPORT_KNOWS_NO_USERS = only("transport", "transport", "crypto", "keys", "packets");

    @ArchTest
    static final ArchRule AUTHENTICATION_KNOWS_NO_CHANNELS =
            only("auth", "auth", "transport", "crypto", "keys", "packets");

    @ArchTest
    static final ArchRule CHANNELS_KNOW_NO_USERS = only("connection", "connection", "transport", "keys", "packets");

    @ArchTest
    static final ArchRule FORWARDING_IS_OVER_CHANNELS =
            only("forward", "forward", "connection", "transport", "packets");

    @ArchTest
    static final ArchRule FILES_ARE_SERVED_OVER_ANYTHING = only("sftp", "sftp", "packets");

    @ArchTest
    static final ArchRule SESSIONS_ARE_OVER_CHANNELS =
            only("session", "session", "sftp", "connection", "transport", "packets");

    @ArchTest
    static final ArchRule SERVERS_KNOW_NO_CONFIGURATION = noClasses()
            .that()
            .resideInAPackage(BASE + "server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "config..", BASE + "operate..", BASE + "cli..");

    @ArchTest
    static final ArchRule CONFIGURATIONS_ARE_OF_WORDS = only("config", "config", "crypto", "keys", "sftp");

    @ArchTest
    static final ArchRule COMMAND_LINES_ARE_IN_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "cli..", BASE + "client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    private static ArchRule only(String layer, String... others) {
        String[] allowed = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = BASE + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + ".").and(not(resideInAnyPackage(allowed))));
    }
}
