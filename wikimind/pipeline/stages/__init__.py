"""The stages of jobs: each computes first, then saves under the fence of its lease."""
