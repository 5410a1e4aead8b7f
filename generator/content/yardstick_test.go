package content

import (
	"strings"
	"testing"
)

// The bands as the two yardsticks print them.
func TestBandsOfTheYardsticks(t *testing.T) {
	for yardstick, rows := range map[string]string{
		"icd203": `almost no chance 1–5; very unlikely 5–20; unlikely 20–45; roughly even chance 45–55; likely 55–80; very likely 80–95; almost certain 95–99;
			remote 1–5; highly improbable 5–20; improbable 20–45; roughly even odds 45–55; probable 55–80; highly probable 80–95; nearly certain 95–99`,
		"phia": `remote chance >0–5; highly unlikely 10–20; unlikely 25–35; realistic possibility 40–<50; likely 55–75; probable 55–75; highly likely 80–90; almost certain 95–<100`,
	} {
		if len(bands[yardstick]) != len(yardsticks[yardstick]) || strings.Count(rows, ";")+1 != len(bands[yardstick]) {
			t.Errorf("%s has %d terms and %d bands", yardstick, len(yardsticks[yardstick]), len(bands[yardstick]))
		}
		for row := range strings.SplitSeq(rows, ";") {
			row = strings.TrimSpace(row)
			cut := strings.LastIndexByte(row, ' ')
			if band, known := BandOf(yardstick, row[:cut]); !known || band.String() != row[cut+1:] {
				t.Errorf("%s of %s is %s, not %s", row[:cut], yardstick, band, row[cut+1:])
			}
		}
	}
	if _, known := BandOf("icd203", "highly likely"); known {
		t.Error("“highly likely” is no term of ICD 203")
	}
}
