plt.plot([1, 2, 3])
