import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints(
    '[ERROR] /project/src/main/mpl/demo/broken.mpl:[4,14] error[E0604]: reading and writing disagree about `text`',
    ' 3 |   length: uint16 value(offset(text));',
    '   |                  ------------------- writes 2 + sizeof(text)',
    ' 4 |   text: byte[length];',
    '   |              ^^^^^^ reads 2 bytes more than were written',
    '   = help: write byte[length - offset(length)]',
    '[ERROR] /project/src/main/mpl/demo/broken.mpl:[8,10] error[E0208]: there is no type `uint61`',
    ' 8 |   count: uint61;',
    '   |          ^^^^^^',
    '   = help: did you mean `uint16`?')
assertThat(build.log()).contains("on project broken-spec: 2 errors in specifications, the first in ${basedir}/src/main/mpl/demo/broken.mpl:[4,14]: "
    + 'reading and writing disagree about `text` ->')
build.hasNot('target/generated-sources/mpl/com', 'target/maven-status/mpl')
true
