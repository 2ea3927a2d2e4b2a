package org.mpl4j.dns;

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
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** The server in layers, each of which can be tested and used without the ones above it. */
@AnalyzeClasses(packages = "org.mpl4j.dns", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.mpl4j.dns.";
    private static final Pattern READS_OR_WRITES_A_NUMBER =
            Pattern.compile("(get|put)(Short|Int|Long|Char|Float|Double)?");

    @ArchTest
    static final ArchRule BYTES_OF_PACKETS_ARE_FOR_GENERATED_CODE = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "packets..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it reads or writes a number in a ByteBuffer") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return call.getTargetOwner().isEquivalentTo(ByteBuffer.class)
                            && READS_OR_WRITES_A_NUMBER.matcher(call.getName()).matches()
                            && call.getTarget().getRawParameterTypes().stream().allMatch(type -> type.isPrimitive());
                }
            });

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ZONES_KNOW_NOTHING_OF_MESSAGES_THAT_ASK_FOR_THEM = only("zone", "zone", "packets");

    @ArchTest
    static final ArchRule TRANSPORTS_KNOW_NO_ANSWERS = only("transport", "transport", "service", "packets");

    @ArchTest
    static final ArchRule MIDDLEWARE_KNOWS_NO_TRANSPORT =
            only("middleware", "middleware", "service", "tsig", "zone", "packets");

    @ArchTest
    static final ArchRule ANSWERS_COME_FROM_ZONES =
            only("answer", "answer", "middleware", "service", "zone", "packets");

    @ArchTest
    static final ArchRule SIGNATURES_KNOW_MESSAGES_ONLY = only("tsig", "tsig", "packets");

    @ArchTest
    static final ArchRule CLIENTS_ARE_NO_SERVERS = only("client", "client", "tsig", "packets");

    @ArchTest
    static final ArchRule COMMAND_LINES_ARE_IN_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "cli..", BASE + "dig..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule THE_LIBRARY_THAT_READS_ZONE_FILES_IS_WHERE_TEXT_IS = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "zone.file..", BASE + "dig..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xbill..");

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
