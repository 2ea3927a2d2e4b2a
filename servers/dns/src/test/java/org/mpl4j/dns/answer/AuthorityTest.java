package org.mpl4j.dns.answer;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Questions and answers, most of them those of the RFCs. */
class AuthorityTest {
    @TestFactory
    Stream<DynamicTest> plain() {
        return AnswerCases.of("plain.txt");
    }

    @TestFactory
    Stream<DynamicTest> wildcardsOfRfc4592() {
        return AnswerCases.of("rfc4592.txt");
    }

    @TestFactory
    Stream<DynamicTest> nsecOfRfc4035() {
        return AnswerCases.of("rfc4035.txt");
    }

    @TestFactory
    Stream<DynamicTest> nsec3OfRfc5155() {
        return AnswerCases.of("rfc5155.txt");
    }
}
