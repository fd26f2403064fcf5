"""The estimate for many processes, against sums made by hand."""

import unittest

import scaling


class Buckets(unittest.TestCase):
    def test_an_embedding_is_the_last_and_alone(self):
        self.assertEqual(scaling.buckets(4_224_577, 2_048_000),
                         [1_048_576, 1_048_576, 79_425, 2_048_000])

    def test_small_weights_share_them(self):
        self.assertEqual(scaling.buckets(1_048_577, 1_000), [1_048_576, 1])
        self.assertEqual(scaling.buckets(10, 10), [10])


class Estimates(unittest.TestCase):
    def efficiency(self, network, gradients, processes):
        estimates = scaling.estimates(4_224_577, 2_048_000, 0.30)
        rows = next(each["rows"] for each in estimates
                    if (each["network"], each["gradients"]) == (network, gradients))
        return next(row["efficiency"] for row in rows if row["processes"] == processes)

    def test_what_crosses_the_network_slows_an_update(self):
        # 1.75 * 16,898,308 bytes / 1.25e9 = 23.658 ms, 4 * 2 * 3 * 50 us, 2 * 3 * 50 us: 25.158 ms.
        plain, hidden = self.efficiency("10 Gbit/s", "float32", 8)
        self.assertAlmostEqual(plain, 300 / 325.158, places=5)
        # 1.75 * 8,192,000 / 1.25e9 = 11.469 ms, 2 * 3 * 50 us twice: 12.069 ms stay.
        self.assertAlmostEqual(hidden, 300 / 312.069, places=5)

    def test_half_the_bytes_take_half_the_time_but_for_the_latency(self):
        # 2 * 1023/1024 * 8,449,154 / 12.5e9 = 1.3505 ms, 10 * 10 * 5 us.
        plain, _ = self.efficiency("100 Gbit/s", "bfloat16", 1024)
        self.assertAlmostEqual(plain, 300 / 301.8505, places=5)

    def test_ends_that_round_alike_are_said_once(self):
        self.assertEqual(scaling.percent_range((0.925, 0.961)), "92-96")
        self.assertEqual(scaling.percent_range((0.991, 0.994)), "99")

    def test_no_more_is_hidden_than_the_backward_pass_lasts(self):
        plain, hidden = scaling.update_seconds(2, 0.3, [1e9, 1e9], (1e9, 0))
        self.assertAlmostEqual(plain, 2.3)
        self.assertAlmostEqual(hidden, 2.1)


if __name__ == "__main__":
    unittest.main()
