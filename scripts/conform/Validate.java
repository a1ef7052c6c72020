// Checks PDFs against flavours of PDF/A and PDF/UA with veraPDF's library, all in one virtual machine:
//
//     java -cp … Validate 3a,ua1 FILE.pdf…
//
// A line for each file that fails and the clauses it breaks; exit code 1 where there is one.
import java.io.FileInputStream;
import java.util.SortedSet;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int passed = 0, failed = 0;
        for (int i = 1; i < arguments.length; i++) {
            for (String id : arguments[0].split(",")) {
                SortedSet<String> broken = broken(arguments[i], PDFAFlavour.byFlavourId(id));
                if (broken.isEmpty()) {
                    passed++;
                } else {
                    failed++;
                    System.out.println(arguments[i] + " is no " + id + ":");
                    broken.forEach(clause -> System.out.println("    " + clause));
                }
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    /** The clauses that a file breaks, each once with what veraPDF says of it. */
    private static SortedSet<String> broken(String file, PDFAFlavour flavour) throws Exception {
        SortedSet<String> broken = new TreeSet<>();
        try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            var validator = Foundries.defaultInstance().createValidator(flavour, false);
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    broken.add(rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage());
                }
            }
        }
        return broken;
    }
}
